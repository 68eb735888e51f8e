import type { CommandClass } from '../command.ts';
import { CodedError } from '../errors.ts';
import type { Answer } from '../wire/answer.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { Limits, Listing } from '../wire/listing.ts';
import { encodeLine, type Line } from '../wire/tcp/command-line.ts';
import type { LineResult } from '../wire/tcp/batch.ts';
import type { FieldSink } from '../wire/tcp/field-reader.ts';
import type { TcpEndpoint } from '../wire/tcp/handshake.ts';
import { resultOf } from './envelope-result.ts';
import { FairQueue } from './fair-queue.ts';
import { envelopeEvent } from './host-event.ts';
import { isFreshlyUsed, LineConnections, type LineStatus } from './line-connections.ts';
import { overloaded, type EnvelopeSender, type EnvelopeSenderOptions, type HostLink } from './send-envelope.ts';
import { ServerReplacedError } from './server-replaced.ts';
import { batchesOf } from './line-batches.ts';
import { LineStreams } from './stream-lines.ts';
import { requestTimeouts, type Timeouts } from './timeouts.ts';
import { stopsOf, type OutgoingCommand, type SendOptions, type SendResult, type Wire } from './wire.ts';

/** After this many connections in a row that ended without an answer, no command is the cause. */
const MAX_LOSSES = 3;
const UNLIMITED: Limits = { requestBytes: Infinity, stringBytes: Infinity, entries: Infinity, commands: Infinity };

interface OutgoingLine {
  readonly command: OutgoingCommand;
  readonly line: Line;
}

/** The wire of Dovecots with a listener for doveadm's own protocol: command lines on connections that stay open, answered in order. */
export class LineSender implements Wire {
  readonly answersInOrder = true;
  readonly #connections: LineConnections;
  readonly #queue: FairQueue;
  readonly #longQueue: FairQueue;
  readonly #concurrency: number;
  readonly #timeouts: Timeouts;
  readonly #link: HostLink;
  readonly #envelopes: EnvelopeSender;
  readonly #streams: LineStreams;
  /** Each line is encoded once, when the wire of its command is chosen. */
  readonly #lines = new WeakMap<OutgoingCommand['params'], Line>();

  /** @param envelopes carries commands that the listener does not accept or refers to another server */
  constructor(endpoint: TcpEndpoint, options: EnvelopeSenderOptions, link: HostLink, envelopes: EnvelopeSender) {
    const { concurrency, timeouts } = options;
    this.#connections = new LineConnections(endpoint, timeouts.connectMs, (attempt) => {
      envelopes.makeRoomFor(attempt);
    });
    this.#queue = new FairQueue(concurrency, options);
    this.#longQueue = new FairQueue(Math.max(1, Math.floor(concurrency / 2)), options);
    this.#concurrency = concurrency;
    this.#timeouts = timeouts;
    this.#link = link;
    this.#envelopes = envelopes;
    this.#streams = new LineStreams(this.#connections, options, link);
  }

  get status(): LineStatus {
    return this.#connections.status;
  }

  /** See `LineConnections.tried`. */
  get tried(): Promise<void> {
    return this.#connections.tried;
  }

  get running(): number {
    return this.#queue.running + this.#longQueue.running + this.#streams.running;
  }

  get waiting(): number {
    return this.#queue.length + this.#longQueue.length + this.#streams.waiting;
  }

  takes({ command, wire, params }: OutgoingCommand, listing: Listing): boolean {
    const { series } = listing;
    if (command.line === undefined || series === null || !this.#connections.isUsable) return false;
    const line = encodeLine(command, wire, params, series);
    if (line === null) return false;
    this.#lines.set(params, line);
    return true;
  }

  limits(): Limits {
    return UNLIMITED;
  }

  startAfresh(): void {
    this.#connections.startAfresh();
  }

  /** Frees the slots of what is in flight: the host is down. */
  writeOff(): void {
    for (const queue of [this.#queue, this.#longQueue, this.#streams]) queue.writeOff();
  }

  close(): void {
    this.#connections.close();
  }

  /** Sends commands of one class, as `Wire.send`: reads on several parallel connections, a write alone on its own. */
  async send(commands: readonly OutgoingCommand[], options: SendOptions): Promise<SendResult[]> {
    this.#link.liveness.assertUp();
    if (this.#queueFor(options).isFullFor(options.owner)) throw overloaded(this.#link.emit);
    const lines = commands.map((command): OutgoingLine => ({ command, line: this.#lineOf(command) }));
    const batches = batchesOf(lines, this.#concurrency);
    return (await Promise.all(batches.map((batch) => this.#sendBatch(batch, options)))).flat();
  }

  /**
   * Runs a read whose rows go to a sink as they arrive, and not into the answer.
   * @returns null when the command goes over HTTP; the sink then received nothing
   */
  async stream(command: OutgoingCommand, sink: FieldSink, options: SendOptions): Promise<Answer | null> {
    const result = await this.#streams.read(this.#lineOf(command), sink, options);
    if (result === null || result.answer === 'REFERRED') return null;
    return result.answer;
  }

  #lineOf({ command, params }: OutgoingCommand): Line {
    const line = this.#lines.get(params);
    if (line === undefined) throw new Error(`${command.name} was not offered to this wire`);
    return line;
  }

  #queueFor({ pace }: SendOptions): FairQueue {
    return pace === 'long' ? this.#longQueue : this.#queue;
  }

  /** Sends lines until each has its answer or its error. */
  async #sendBatch(batch: readonly OutgoingLine[], options: SendOptions): Promise<SendResult[]> {
    const settled: SendResult[] = [];
    const stops = stopsOf(options);
    let losses = 0;
    while (settled.length < batch.length) {
      const rest = batch.slice(settled.length);
      const queuedAt = performance.now();
      const run = (): Promise<Run> => this.#run(rest, options, performance.now() - queuedAt);
      const { results, failure } = await this.#queueFor(options).run(options.owner, run, ...stops);
      const isReferred = results.some(({ answer }) => answer === 'REFERRED');
      settled.push(...(isReferred ? await this.#sendReferred(results, rest, options) : results.map(resultOfLine)));
      if (failure === null) continue;
      if (failure === 'not connected') {
        const commands = rest.slice(results.length).map(({ command }) => command);
        return [...settled, ...(await this.#envelopes.sendAll(commands, options))];
      }
      losses = results.length > 0 ? 1 : losses + 1;
      if (options.effect === 'write') throw failure;
      const isOver = losses >= MAX_LOSSES || stops.some(({ aborted }) => aborted) || this.#link.liveness.downSignal.aborted;
      settled.push(...rest.slice(results.length, isOver ? undefined : results.length + 1).map(() => failure));
    }
    return settled;
  }

  /** Runs lines on one connection. */
  async #run(lines: readonly OutgoingLine[], options: SendOptions, waitedMs: number): Promise<Run> {
    const { liveness, listings, emit } = this.#link;
    liveness.assertUp();
    if (options.madeFor !== undefined && listings.last !== options.madeFor) throw new ServerReplacedError();
    const opens: CommandClass = lines[0]?.command.command.class ?? 'mail';
    const isWrite = options.effect === 'write';
    const sent = { wire: 'tcp', commands: lines.length, options, waitedMs, startedAt: performance.now() } as const;
    const endWatch = liveness.watchSilence();
    try {
      for (let isFresh = isWrite; ; isFresh = true) {
        const connection = await this.#connections.take(opens, isFresh);
        if (connection === null) return { results: [], failure: 'not connected' };
        const wasIdle = connection.commands > 0 && !isFreshlyUsed(connection);
        const signals = isWrite ? [] : [options.deadline, liveness.downSignal].filter((signal) => signal !== undefined);
        const { firstByteMs, transferMs } = requestTimeouts(this.#timeouts, options.pace);
        const encoded = lines.map(({ line }) => line);
        const { results, failure, log } = await connection.run(encoded, {
          firstByteMs,
          transferMs,
          signals,
          holding: options.holding,
          onDecoded: options.turn === undefined ? undefined : (ms) => options.turn?.charge(ms),
          awaitsLog: isWrite,
        });
        if (results.length > 0) liveness.heard();
        if (failure === null) {
          this.#connections.giveBack(connection, opens);
          emit(envelopeEvent(sent, 'answered'));
          return { results, failure };
        }
        const isUnsent =
          failure instanceof CodedError &&
          !failure.mayHaveRun &&
          failure.code === 'UPSTREAM_UNAVAILABLE' &&
          !signals.some(({ aborted }) => aborted);
        // The connection had ended while it was idle.
        if (isUnsent || (!isWrite && wasIdle && results.length === 0 && isDropped(failure))) continue;
        if (log.some(({ text }) => text.includes(NOT_ALLOWED)))
          return { results: [...results, { answer: UNAUTHORIZED, log }], failure: null };
        emit(envelopeEvent(sent, resultOf(failure)));
        if (failure instanceof LostEnvelopeError) listings.forget();
        if (isDropped(failure) || resultOf(failure) === 'timeout') liveness.probe();
        return { results, failure };
      }
    } finally {
      endWatch();
    }
  }

  /** Commands that were referred to another server did not run here. Over HTTP, Dovecot itself forwards them to the user's server. */
  #sendReferred(results: readonly LineResult[], lines: readonly OutgoingLine[], options: SendOptions): Promise<SendResult[]> {
    return Promise.all(
      results.map(async (result, index) => {
        const line = lines[index];
        if (result.answer !== 'REFERRED' || line === undefined) return resultOfLine(result);
        const [elsewhere] = await this.#envelopes.sendAll([line.command], options);
        return elsewhere ?? nothingAnswered();
      }),
    );
  }
}

interface Run {
  readonly results: readonly LineResult[];
  readonly failure: Error | 'not connected' | null;
}

function nothingAnswered(): LostEnvelopeError {
  return new LostEnvelopeError('garbled', 'Dovecot answered nothing.');
}

function resultOfLine({ answer, log }: LineResult): SendResult {
  if (answer === 'REFERRED') return nothingAnswered();
  return 'error' in answer ? { error: { ...answer.error, log: log.map(({ text }) => text) } } : answer;
}

/** `doveadm_allowed_commands` does not contain the command. Dovecot logs this and closes the connection (2.3.19, 2.4.1). */
const NOT_ALLOWED = "isn't allowed to use command";
const UNAUTHORIZED: Answer = { error: { type: 'unAuthorized', exitCode: null } };

function isDropped(error: Error): boolean {
  return error instanceof LostEnvelopeError && error.kind === 'dropped';
}
