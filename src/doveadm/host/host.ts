import { performance } from 'node:perf_hooks';
import type { HostService } from '../command.ts';
import { CodedError } from '../errors.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import type { Answer } from '../wire/answer.ts';
import { Listing } from '../wire/listing.ts';
import type { FieldSink } from '../wire/tcp/field-reader.ts';
import type { ClockSample } from './clock-skew.ts';
import { resultOf } from './envelope-result.ts';
import type { Health } from './health.ts';
import type { HostEvent, HostListener } from './host-event.ts';
import { HostHistory } from './host-history.ts';
import { ListingCache } from './listing-cache.ts';
import { Liveness } from './liveness.ts';
import { Quarantine } from './quarantine.ts';
import type { LineStatus } from './line-connections.ts';
import { EnvelopeSender, overloaded, type EnvelopeSenderOptions } from './send-envelope.ts';
import { LineSender } from './send-lines.ts';
import { ServerReplacedError } from './server-replaced.ts';
import { requestTimeouts, type Timeouts } from './timeouts.ts';
import { Transport, type Endpoint } from './transport.ts';
import type { OutgoingCommand, SendOptions, SendResult, Wire } from './wire.ts';

export interface HostOptions extends Endpoint, EnvelopeSenderOptions {
  /** The configured name, unique among the hosts. */
  readonly name: string;
  /** What it is there for. @default everything */
  readonly serves?: readonly HostService[] | undefined;
  /** The address of doveadm's own protocol, and `doveadm_password`. @default only HTTP */
  readonly tcp?: { readonly url: string; readonly password: string } | undefined;
}

/** What one read of a host's listing shows. */
export interface Visit extends ClockSample {
  readonly listing: Listing;
  readonly durationMs: number;
}

/** The share of a probe's time in which the event loop ran, above which the probe proves nothing. */
const BUSY = 0.8;
/** How long after the commands of a request a host counts as used by requests. */
const IN_USE_MS = 1_000;
const PROBE = { connectMs: 2_000, firstByteMs: 2_000, transferMs: 2_000 } as const;

/** One Dovecot with its doveadm API: its commands, its health, and its wires. */
export class Host {
  readonly name: string;
  readonly url: string;
  readonly serves: readonly HostService[];
  readonly concurrency: number;
  /** Commands that recently ended their process or were slow. */
  readonly quarantine = new Quarantine();
  readonly #transport: Transport;
  readonly #timeouts: Timeouts;
  readonly #room: number;
  readonly #listings: ListingCache;
  readonly #liveness: Liveness;
  readonly #envelopes: EnvelopeSender;
  /** Null when the host is not configured for it. */
  readonly #lines: LineSender | null;
  /** In the order in which a command is offered to them. */
  readonly #wires: readonly Wire[];
  readonly history = new HostHistory();
  readonly #listeners = new Set<HostListener>([this.history.add]);
  #listed = false;
  #requestAt = -Infinity;

  constructor(options: HostOptions) {
    const { name, url, concurrency, room, timeouts, tcp, tls } = options;
    this.name = name;
    this.url = url;
    this.serves = options.serves ?? ['mail', 'director', 'proxy'];
    this.concurrency = concurrency;
    this.#timeouts = timeouts;
    this.#room = room;
    const emit = (event: HostEvent): void => {
      this.emit(event);
    };
    const transport = new Transport(options);
    this.#transport = transport;
    const startAfresh = (): void => {
      this.#startAfresh();
    };
    const listings = new ListingCache(() => this.#readListing(), startAfresh);
    this.#listings = listings;
    // Whatever was sent to a host that is down is as good as lost, so others need not wait for its slots.
    const onDown = (): void => {
      this.#envelopes.writeOff();
      this.#lines?.writeOff();
    };
    const liveness = new Liveness(() => this.#probe(), onDown, emit);
    this.#liveness = liveness;
    const link = { transport, listings, liveness, emit };
    this.#envelopes = new EnvelopeSender(options, link);
    this.#lines = tcp === undefined ? null : new LineSender({ ...tcp, tls }, options, link, this.#envelopes);
    this.#wires = this.#lines === null ? [this.#envelopes] : [this.#lines, this.#envelopes];
  }

  get health(): Health {
    return this.#liveness.health;
  }

  /** Whether requests use the host. Jobs then hold back. */
  get servesRequests(): boolean {
    return performance.now() - this.#requestAt < IN_USE_MS;
  }

  /** The state of doveadm's own protocol; null when the host is not configured for it. */
  get lineStatus(): LineStatus | null {
    return this.#lines?.status ?? null;
  }

  /** As `lineStatus`, after the first attempt to connect. */
  async triedLineStatus(): Promise<LineStatus | null> {
    await this.#lines?.tried;
    return this.lineStatus;
  }

  /** Envelopes, and batches of lines, in flight. */
  get running(): number {
    return this.#envelopes.running + (this.#lines?.running ?? 0);
  }

  /** Those that wait for a slot. */
  get waiting(): number {
    return this.#envelopes.waiting + (this.#lines?.waiting ?? 0);
  }

  get isClosed(): boolean {
    return this.#liveness.isClosed;
  }

  /** @returns a function that removes the listener */
  onEvent(listener: HostListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** The wire that takes every command. */
  get http(): Wire {
    return this.#envelopes;
  }

  /** The wire that carries a command now. */
  wireFor(command: OutgoingCommand, listing: Listing): Wire {
    return this.#wires.find((wire) => wire.takes(command, listing)) ?? this.#envelopes;
  }

  /**
   * Sends commands together, as `Wire.send`. Every error names this host.
   * @param wire one that takes each of the commands. @default HTTP
   */
  async send(commands: readonly OutgoingCommand[], options: SendOptions, wire: Wire = this.#envelopes): Promise<SendResult[]> {
    const { principal, jobId } = options.owner;
    if (principal !== undefined && jobId === undefined) this.#requestAt = performance.now();
    try {
      return await wire.send(commands, options);
    } catch (error) {
      if (error instanceof ServerReplacedError) throw error;
      if (error === options.signal?.reason) throw new CodedError('UPSTREAM_UNAVAILABLE', 'The client went away before this was sent.');
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  /**
   * Runs a read whose rows go to a sink as they arrive, whatever their size.
   * @returns the answer without its rows; null when only HTTP takes the command now, and then the sink received nothing
   */
  async stream(command: OutgoingCommand, sink: FieldSink, options: SendOptions, listing: Listing): Promise<Answer | null> {
    if (this.#lines?.takes(command, listing) !== true) return null;
    try {
      return await this.#lines.stream(command, sink, options);
    } catch (error) {
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  /**
   * The listing of this server. It is read again periodically, and after anything that looks like a restart.
   * @throws CodedError OVERLOADED when the queue for this host is full
   */
  async listing(): Promise<Listing> {
    if (this.#listings.waiting >= this.concurrency + this.#room) {
      throw overloaded((event) => {
        this.emit(event);
      }).about({ host: this.name });
    }
    return this.#listings.get();
  }

  /** Reads the listing now, past the cache. Also gives the round-trip time and the host's clock. */
  async visit(): Promise<Visit> {
    const sentAt = Date.now();
    const startedAt = performance.now();
    try {
      const { text, date } = await this.#transport.list(requestTimeouts(this.#timeouts, 'server'));
      const durationMs = performance.now() - startedAt;
      return { listing: Listing.parse(text), durationMs, sentAt, answeredAt: sentAt + durationMs, date };
    } catch (error) {
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  /** Makes the next command read the listing again: another server may be behind the address now. */
  forgetListing(): void {
    this.#listings.forget();
    this.#transport.startAfresh();
  }

  /** As `forgetListing`, when the server is certainly another one: open connections lead to the old one. */
  startAfresh(): void {
    this.#listings.forget();
    this.#startAfresh();
  }

  /** Ends everything in flight, as if the connections had broken, and sends no more. */
  close(): void {
    this.#liveness.close();
    this.#transport.close();
    this.#lines?.close();
  }

  /** Discards open connections: they may lead to an old server or an old configuration. */
  #startAfresh(): void {
    this.#transport.startAfresh();
    this.#lines?.startAfresh();
  }

  /**
   * Any answer shows that the host is there, even half of one. When this process itself was busy, an answer that it did not see in time shows
   * nothing.
   */
  async #probe(): Promise<void> {
    const before = performance.eventLoopUtilization();
    try {
      this.#listings.set(Listing.parse((await this.#transport.list(PROBE)).text));
      this.emit({ kind: 'listing', result: 'read' });
    } catch (error) {
      this.emit({ kind: 'listing', result: 'failed' });
      const result = resultOf(error);
      const wasBusy = result === 'timeout' && performance.eventLoopUtilization(before).utilization > BUSY;
      if (['unreachable', 'timeout', 'dropped'].includes(result) && !wasBusy) throw error;
    }
  }

  async #readListing(again = true): Promise<Listing> {
    const endWatch = this.#liveness.watchSilence();
    try {
      this.#liveness.assertUp();
      const timeouts = { ...requestTimeouts(this.#timeouts, 'server'), signals: [this.#liveness.downSignal] };
      const listing = Listing.parse((await this.#transport.list(timeouts)).text);
      this.#liveness.heard();
      this.#listed = true;
      this.emit({ kind: 'listing', result: 'read' });
      return listing;
    } catch (error) {
      this.emit({ kind: 'listing', result: 'failed' });
      if (error instanceof LostEnvelopeError || (this.#listed && error instanceof CodedError && error.code === 'UPSTREAM_CONFIG')) {
        // There was a doveadm API here before, so another answer is a passing fault and not a wrong address.
        if (again) return await this.#readListing(false);
        throw new CodedError('UPSTREAM_UNAVAILABLE', error.message, { host: this.name }, { cause: error });
      }
      if (resultOf(error) === 'unreachable' || resultOf(error) === 'timeout') this.#liveness.probe();
      if (!(error instanceof CodedError)) throw error;
      // This was a request for the listing: no command was sent.
      const { code, message, subject, details } = error;
      throw new CodedError(code, message, { ...subject, host: this.name }, { ...details, mayHaveRun: false });
    } finally {
      endWatch();
    }
  }
}
