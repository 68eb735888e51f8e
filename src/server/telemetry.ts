import type { IncomingMessage } from 'node:http';
import type { ExecutionArgs } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { ErrorCode } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import type { NewEvent } from '../events/event.ts';
import type { HostEvent } from '../doveadm/host/host-event.ts';
import type { CommandEvent, CommandStart } from '../gateway.ts';
import type { RunningRequest, RunningRequests } from '../gateway/running-requests.ts';
import type { ClientAddressOf } from './client-address.ts';
import { headerOf } from './client-name.ts';
import type { ServerContext } from './server-context.ts';
import type { Metrics } from './metrics.ts';
import type { Part } from './answer-in-parts.ts';
import { RequestRecord } from './request-record.ts';
import type { Tracing } from './tracing.ts';

export interface TelemetryOptions {
  readonly log: Logger;
  /** Requests that take at least this long are marked in the log. */
  readonly slowMs: number;
  readonly clientAddress: ClientAddressOf;
  /** Null: not configured. */
  readonly metrics: Metrics | null;
  /** Null: not configured. */
  readonly tracing: Tracing | null;
}

/** Follows each request from its arrival to its answer, and reports the result: in the log, in metrics, as a trace. */
export class Telemetry {
  readonly #options: TelemetryOptions;
  readonly #running = new Map<string, RequestRecord>();

  constructor(options: TelemetryOptions) {
    this.#options = options;
  }

  /** The record of a request in flight. It begins with the first call. */
  recordOf(context: ServerContext): RequestRecord {
    context.record ??= this.#begin(context.req);
    return context.record;
  }

  /** Follows a request that is not GraphQL, until `ended`. @param name a fixed name of the program for it */
  follow(request: IncomingMessage, name: string): RequestRecord {
    const record = this.#begin(request);
    record.ip = this.#options.clientAddress(request);
    record.operationName = name;
    return record;
  }

  /** The request has been answered, or its client has gone. */
  ended(record: RequestRecord, status: number): void {
    this.#finish(record, status);
  }

  /** Records a request that was rejected on arrival because of load. @returns its id */
  readonly onRefused = (request: IncomingMessage, status: number): string => {
    const record = new RequestRecord(headerOf(request));
    record.ip = this.#options.clientAddress(request);
    record.codes.add('OVERLOADED' satisfies ErrorCode);
    this.#say(record, status);
    return record.requestId;
  };

  /** For `GatewayOptions.onCommandStart`. */
  readonly onCommandStart = ({ requestId, host, command, users }: CommandStart): void => {
    this.#running.get(requestId)?.commandStarted(host, command.name, users);
  };

  /** For `GatewayOptions.requests`. */
  readonly requests: RunningRequests = {
    list: () => [...this.#running.values()].flatMap(describeRunning),
    cancel: (requestId, by) => {
      const record = this.#running.get(requestId);
      if (record === undefined || record.cancel === null) return null;
      const [request = null] = describeRunning(record);
      record.cancel(by);
      return request;
    },
  };

  /** Adds the database and its jobs to the metrics. */
  watchDatabase(...database: Parameters<Metrics['watchDatabase']>): void {
    this.#options.metrics?.watchDatabase(...database);
  }

  /** Shows streams and posts that wait in the metrics. */
  watchEvents(...counts: Parameters<Metrics['watchEvents']>): void {
    this.#options.metrics?.watchEvents(...counts);
  }

  /** Of events that were stored. */
  onEvents(events: readonly NewEvent[]): void {
    this.#options.metrics?.events(events);
  }

  /** Of posts of Dovecot's event exporter. */
  onPosts(...posts: Parameters<Metrics['posts']>): void {
    this.#options.metrics?.posts(...posts);
  }

  /** Of an attempt to post an event to a webhook. */
  readonly onWebhook = (...attempt: Parameters<Metrics['webhook']>): void => {
    this.#options.metrics?.webhook(...attempt);
  };

  /** Logs the requests in flight, a line each. */
  logRunning(): void {
    const requests = this.requests.list();
    for (const request of requests) this.#options.log.info(request, 'running');
    this.#options.log.info({ count: requests.length }, 'running requests');
  }

  /** For `GatewayOptions.onCommand`. */
  readonly onCommand = (event: CommandEvent): void => {
    const record = this.#running.get(event.requestId);
    if (record !== undefined) {
      record.commands++;
      if (event.code !== null) record.codes.add(event.code);
      record.missingPermission ??= event.missingPermission ?? null;
      record.commandEnded(event.host, event.command.name);
    }
    this.#options.metrics?.command(event);
  };

  /** Records what is sent to a host. */
  watch(host: Host): void {
    this.#options.metrics?.watch(host);
    host.onEvent((event) => {
      this.#options.metrics?.hostEvent(host.name, event);
      if ('requestId' in event) this.#follow(host.name, event);
    });
  }

  /** Must come after the plugins that change an answer. */
  plugin(): Plugin<object, ServerContext> {
    return {
      onExecute: ({ args }) => {
        const { document, operationName, contextValue } = args as ExecutionArgs;
        this.recordOf(contextValue as ServerContext).describe(document, operationName);
      },
      onResultProcess: (event) => {
        const { result, serverContext } = event;
        if (Array.isArray(result)) return;
        const record = this.recordOf(serverContext);
        if (!(Symbol.asyncIterator in result)) record.noteErrors(result.errors ?? []);
        else if (record.operationType !== 'subscription') event.setResult(noted(result as AsyncIterable<Part>, record));
      },
      onResponse: ({ response, serverContext }) => {
        const record = this.recordOf(serverContext);
        const finish = (): void => this.#finish(record, response.status);
        // The parts of an answer follow its headers.
        const isInParts = /^(multipart|text\/event-stream)/.test(response.headers.get('content-type') ?? '');
        if (isInParts && record.operationType !== 'subscription' && !serverContext.res.closed) serverContext.res.once('close', finish);
        else finish();
      },
    };
  }

  #begin(request: IncomingMessage): RequestRecord {
    const record = new RequestRecord(headerOf(request));
    this.#running.set(record.requestId, record);
    return record;
  }

  #follow(host: string, event: Extract<HostEvent, { requestId: string }>): void {
    const record = this.#running.get(event.requestId);
    if (record === undefined) return;
    if (event.kind === 'replay') {
      record.replays++;
      return;
    }
    if (event.kind === 'round') record.rounds++;
    else record.envelopes++;
    if (this.#options.tracing === null) return;
    const endedAt = Date.now();
    const startedAt = endedAt - event.durationMs;
    const { kind, round } = event;
    const size = kind === 'round' ? event.reads : event.commands;
    record.passages.push({ kind, host, round, size, result: kind === 'round' ? null : event.result, startedAt, endedAt });
  }

  #finish(record: RequestRecord, status: number): void {
    if (this.#running.delete(record.requestId)) this.#say(record, status);
  }

  #say(record: RequestRecord, status: number): void {
    const { log, metrics, tracing, slowMs } = this.#options;
    metrics?.request(record);
    tracing?.request(record, status);
    const { requestId, operationName, operationType, fields, principal, ip, client, commands, rounds, envelopes, replays } = record;
    const line: Record<string, unknown> = {
      requestId,
      operation: operationName,
      type: operationType,
      fields,
      sub: principal?.name ?? null,
      jti: principal?.tokenId ?? null,
      ip,
      users: [...record.users],
      permission: record.missingPermission,
      status,
      codes: [...record.codes],
      commands,
      cost: record.budget?.commands ?? 0,
      rounds,
      envelopes,
      durationMs: Math.round(record.durationMs * 10) / 10,
    };
    if (client !== null) Object.assign(line, { client: client.name, clientVersion: client.version });
    if (replays > 0) line.replays = replays;
    if (record.durationMs >= slowMs) line.slow = true;
    log.info(line, 'request');
  }
}

/** The same parts. The record gets their errors. */
async function* noted(parts: AsyncIterable<Part>, record: RequestRecord): AsyncGenerator<Part> {
  for await (const part of parts) {
    record.noteErrors([...(part.errors ?? []), ...(part.incremental?.flatMap(({ errors }) => errors ?? []) ?? [])]);
    yield part;
  }
}

/** An authenticated request; empty for a request that is not authenticated yet. */
function describeRunning(record: RequestRecord): RunningRequest[] {
  const { requestId, principal, ip, operationName, fields, startedAt } = record;
  if (principal === null) return [];
  const about = { requestId, principal: principal.name, ip, operation: operationName, fields, users: [...record.users] };
  return [{ ...about, since: new Date(startedAt), waitsFor: [...record.pending.values()] }];
}
