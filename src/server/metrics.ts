import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Host } from '../doveadm/host/host.ts';
import type { NewEvent } from '../events/event.ts';
import type { PostResult } from '../events/recorder.ts';
import type { HostEvent } from '../doveadm/host/host-event.ts';
import type { CommandEvent } from '../gateway.ts';
import type { Holder, SharedResource } from '../limits/shared-resource.ts';
import { BoundedLabel } from './bounded-label.ts';
import type { RequestRecord } from './request-record.ts';

/** How many principals the metrics name, for each resource. */
const MOST_PRINCIPALS = 20;
/** How many client programs the metrics name, and how many versions of each. All others are `other`. */
const MOST_CLIENTS = 50;
const MOST_VERSIONS = 10;
const NO_CLIENT = 'none';
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const COMMANDS = [1, 2, 5, 10, 25, 50, 100, 200];

/**
 * Counts events for Prometheus. Labels come from the schema, the records and the configuration, so their number is bounded, whatever
 * clients send. Only the metrics of shared resources name principals, by their tokens' subject: those that hold the most.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #hosts: Host[] = [];
  readonly #resources: SharedResource[] = [];
  readonly #requests = this.#counter('requests_total', 'GraphQL requests, by their field of Query or Mutation.', ['operation', 'code']);
  readonly #clientRequests = this.#counter('client_requests_total', 'GraphQL requests, by what the client program calls itself.', [
    'client',
    'version',
  ]);
  readonly #clients = new BoundedLabel(MOST_CLIENTS);
  /** By client. */
  readonly #versions = new Map<string, BoundedLabel>();
  readonly #requestSeconds = this.#histogram('request_duration_seconds', 'Time to answer a GraphQL request.', SECONDS, ['type']);
  readonly #commands = this.#counter('commands_total', 'Doveadm commands that were run.', ['command', 'outcome']);
  readonly #commandSeconds = this.#histogram(
    'command_duration_seconds',
    'Time from the request for a command to its answer, including waiting.',
    SECONDS,
    ['class', 'effect'],
  );
  readonly #envelopes = this.#counter('envelopes_total', 'Requests to doveadm, by wire and how they ended.', ['host', 'wire', 'result']);
  readonly #envelopeSeconds = this.#histogram('envelope_duration_seconds', 'Time of one request to doveadm.', SECONDS, ['host', 'wire']);
  readonly #envelopeWait = this.#histogram('envelope_wait_seconds', 'Time that an envelope waited for a slot.', SECONDS, ['host', 'wire']);
  readonly #envelopeSize = this.#histogram('envelope_commands', 'Commands in one envelope.', COMMANDS, ['host', 'wire']);
  readonly #replays = this.#counter('replays_total', 'Envelopes sent again because an answer was lost.', ['host']);
  readonly #crashes = this.#counter('crashes_total', 'Commands that ended their doveadm process.', ['host', 'command']);
  readonly #turnedAway = this.#counter('turned_away_total', 'Envelopes not sent: the host is down, or too many wait.', ['host', 'because']);
  readonly #listings = this.#counter('listings_total', 'Times that the commands of a host were read.', ['host', 'result']);

  readonly #events = this.#counter('events_total', 'Events that were stored, by type.', ['type']);
  readonly #eventGaps = this.#counter('event_gaps_total', 'Times that events are known to be missing, by reason.', ['reason']);
  readonly #webhooks = this.#counter('webhook_attempts_total', 'Events posted to webhooks, by how that ended.', ['webhook', 'result']);
  readonly #posts = this.#counter('event_posts_total', 'Posts of the event exporter, by what became of them.', ['result']);

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
    this.#gauge('host_up', '1: commands are sent to this host. 0: it is down, and they are refused.', (host) =>
      Number(host.health.state === 'UP'),
    );
    const wireUp = (host: Host): number | null => (host.lineStatus === null ? null : Number(host.lineStatus.state === 'UP'));
    this.#gauge('host_tcp_up', "1: the host lets the gateway in over doveadm's own protocol. 0: commands go over HTTP.", wireUp);
    this.#gauge(
      'host_tcp_connections',
      "Connections of doveadm's own protocol that are open.",
      (host) => host.lineStatus?.connectionCount ?? null,
    );
    this.#gauge('envelopes_running', 'Envelopes under way.', (host) => host.running);
    this.#gauge('envelopes_waiting', 'Envelopes that wait for a slot.', (host) => host.waiting);
    this.#principalGauge('principal_held', 'What principals hold of what all share; those who hold the most.', ({ held }) => held);
    this.#principalGauge(
      'principal_refused',
      'How often a principal was refused more, counted while it is remembered.',
      ({ refused }) => refused,
    );
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All metrics, in Prometheus's text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  watch(host: Host): void {
    this.#hosts.push(host);
  }

  /** Adds the metrics of the database and its jobs. */
  watchDatabase(isUp: () => boolean, countJobs: () => Promise<Readonly<Record<string, number>>>): void {
    new Gauge({
      name: 'doveadm_graphql_database_up',
      help: '1: the database can be used. 0: no job can be started, and those that run wait.',
      registers: [this.#registry],
      collect() {
        this.set(Number(isUp()));
      },
    });
    new Gauge({
      name: 'doveadm_graphql_jobs',
      help: 'Jobs in the database, by state.',
      labelNames: ['state'],
      registers: [this.#registry],
      async collect() {
        // While the database is down, nothing is known about the jobs.
        const counts = await countJobs().catch(() => ({}));
        this.reset();
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
      },
    });
  }

  /** Follows the streams of events, and the posts that wait for the database. */
  watchEvents(countStreams: () => number, countWaiting: () => number): void {
    this.#value('event_streams', 'Streams of events that are open.', countStreams);
    this.#value('event_posts_waiting', 'Posts of the event exporter that wait for the database.', countWaiting);
  }

  /** Counts events that were stored. */
  events(events: readonly NewEvent[]): void {
    for (const { type, details } of events) {
      this.#events.inc({ type });
      if (type === 'EVENTS_LOST') this.#eventGaps.inc({ reason: details.lossReason ?? 'RECEIVER_DOWN' });
    }
  }

  /** Counts posts of the event exporter by what became of them. */
  posts(result: PostResult | 'refused', count: number): void {
    this.#posts.inc({ result }, count);
  }

  /** Counts attempts to post events to webhooks. */
  webhook(webhook: string, result: 'delivered' | 'failed' | 'dead'): void {
    this.#webhooks.inc({ webhook, result });
  }

  watchShares(resource: SharedResource): void {
    this.#resources.push(resource);
  }

  request(record: RequestRecord): void {
    const [code = 'OK'] = record.codes;
    this.#requests.inc({ operation: record.label, code });
    this.#requestSeconds.observe({ type: record.operationType ?? 'none' }, record.durationMs / 1000);
    this.#clientRequests.inc(this.#clientOf(record));
  }

  /** Nobody without a token takes a place among the names. */
  #clientOf({ client, principal }: RequestRecord): { client: string; version: string } {
    if (client === null || principal === null) return { client: NO_CLIENT, version: NO_CLIENT };
    const name = this.#clients.of(client.name);
    const versions = this.#versions.get(name) ?? new BoundedLabel(MOST_VERSIONS);
    this.#versions.set(name, versions);
    return { client: name, version: client.version === null ? NO_CLIENT : versions.of(client.version) };
  }

  command({ command, code, durationMs }: CommandEvent): void {
    this.#commands.inc({ command: command.name, outcome: code ?? 'OK' });
    this.#commandSeconds.observe({ class: command.class, effect: command.effect }, durationMs / 1000);
  }

  hostEvent(host: string, event: HostEvent): void {
    switch (event.kind) {
      case 'envelope':
        this.#envelopes.inc({ host, wire: event.wire, result: event.result });
        this.#envelopeSeconds.observe({ host, wire: event.wire }, event.durationMs / 1000);
        this.#envelopeWait.observe({ host, wire: event.wire }, event.waitedMs / 1000);
        this.#envelopeSize.observe({ host, wire: event.wire }, event.commands);
        break;
      case 'replay':
        this.#replays.inc({ host });
        break;
      case 'crash':
        this.#crashes.inc({ host, command: event.command });
        break;
      case 'turned-away':
        this.#turnedAway.inc({ host, because: event.because });
        break;
      case 'listing':
        this.#listings.inc({ host, result: event.result });
        break;
      case 'round':
      case 'health':
        break;
    }
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name: `doveadm_graphql_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<L extends string>(name: string, help: string, buckets: number[], labelNames: readonly L[]): Histogram<L> {
    return new Histogram({ name: `doveadm_graphql_${name}`, help, buckets, labelNames, registers: [this.#registry] });
  }

  /** One value, read at scrape time. */
  #value(name: string, help: string, value: () => number): void {
    new Gauge({
      name: `doveadm_graphql_${name}`,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }

  /** One value for each host, read at scrape time; null: no value for this host. */
  #gauge(name: string, help: string, value: (host: Host) => number | null): void {
    const hosts = this.#hosts;
    new Gauge({
      name: `doveadm_graphql_${name}`,
      help,
      labelNames: ['host'],
      registers: [this.#registry],
      collect() {
        for (const host of hosts) {
          const current = value(host);
          if (current !== null) this.set({ host: host.name }, current);
        }
      },
    });
  }

  /** A value for each of the principals that hold the most, read at scrape time. */
  #principalGauge(name: string, help: string, value: (holder: Holder) => number): void {
    const resources = this.#resources;
    new Gauge({
      name: `doveadm_graphql_${name}`,
      help,
      labelNames: ['resource', 'principal'],
      registers: [this.#registry],
      collect() {
        this.reset();
        for (const resource of resources) {
          for (const holder of resource.holders().slice(0, MOST_PRINCIPALS)) {
            this.set({ resource: resource.name, principal: holder.principal }, value(holder));
          }
        }
      },
    });
  }
}
