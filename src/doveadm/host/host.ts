import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectContinue } from './expect-continue.ts';
import type { ClockSample } from './clock-skew.ts';
import type { Pace } from '../command.ts';
import { decodeEnvelope, encodeEnvelope, GarbledEnvelopeError, type Answer, type WireCommand } from '../wire/http/envelope.ts';
import { CodedError } from '../errors.ts';
import { FairQueue } from './fair-queue.ts';
import { HealthMonitor, type Health } from './health.ts';
import type { EnvelopeResult, HostEvent, HostListener } from './host-event.ts';
import { ListingCache } from './listing-cache.ts';
import { Listing } from '../wire/listing.ts';
import { Quarantine } from './quarantine.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import { ServerReplacedError } from './server-replaced.ts';
import { Transport, type Endpoint, type Holding } from './transport.ts';

/** Time that each part of a request may take, in milliseconds. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the request to the answer's first byte, by what the slowest command of the envelope is. */
  readonly firstByteMs: Readonly<Record<Pace, number>>;
  /** From the answer's first byte to its last. */
  readonly transferMs: number;
}

export interface HostOptions extends Endpoint {
  /** The configured name, unique among the hosts. */
  readonly name: string;
  /** How many envelopes may be under way at once. Long ones have slots of their own, half as many. */
  readonly concurrency: number;
  /** How many requests may wait for a slot; more are turned away. */
  readonly room: number;
  readonly timeouts: Timeouts;
}

/** On whose behalf, and under which name, an envelope is sent. */
export interface SendOptions {
  /** One per GraphQL request: the host shares its slots fairly between owners. */
  readonly owner: object;
  /** Begins every tag and is the User-Agent, so that Dovecot's side can be matched with the gateway's log. */
  readonly requestId: string;
  /** The round of reads that it is sent for. */
  readonly round?: number | undefined;
  /**
   * A `read` that was sent is given up when the deadline passes or the host is found to be down. A `write` is sent only when Dovecot asks
   * for it, and then waited for.
   */
  readonly effect: 'read' | 'write';
  readonly pace: Pace;
  /** What the server listed for which the commands were made; where it lists something else when their turn comes, they are not sent. */
  readonly madeFor?: Listing | undefined;
  /** Stops an envelope that is not sent yet: its client went away. One that was sent goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Aborts when the whole request has taken too long; its reason is thrown. */
  readonly deadline?: AbortSignal | undefined;
  /** Told of what a `read` answers while it arrives, and gives it up where that is too much. */
  readonly holding?: Holding | undefined;
}

/** What asking a host once for its listing shows. */
export interface Visit extends ClockSample {
  readonly listing: Listing;
  readonly durationMs: number;
}

/** An envelope that is under way for so long while nothing is heard of its host raises a suspicion. */
const SILENCE_MS = 5_000;
/** A Dovecot that restarts refuses connections for a tenth of a second; nothing has been sent then, so trying again is safe. */
const RECONNECT_MS = 250;
const PROBE = { connectMs: 2_000, firstByteMs: 2_000, transferMs: 2_000 } as const;

/** One Dovecot with its doveadm HTTP API: what it can do, how it is, and the way to it. */
export class Host {
  readonly name: string;
  readonly url: string;
  readonly concurrency: number;
  /** Commands that ended their process or were slow: remembered for a short while. */
  readonly quarantine = new Quarantine();
  /** HTTP requests with an envelope that have been sent, for counting in tests and metrics. */
  envelopesSent = 0;
  readonly #transport: Transport;
  readonly #queue: FairQueue;
  readonly #longQueue: FairQueue;
  readonly #timeouts: Timeouts;
  readonly #room: number;
  readonly #listing: ListingCache;
  readonly #monitor: HealthMonitor;
  readonly #expectContinue = new ExpectContinue();
  readonly #listeners = new Set<HostListener>();
  #heardAt = 0;
  /** Envelopes that were given tags. */
  #tagged = 0;
  #closed = false;
  #listed = false;
  #down = new AbortController();

  constructor(options: HostOptions) {
    const { name, url, concurrency, room, timeouts } = options;
    this.name = name;
    this.url = url;
    this.concurrency = concurrency;
    this.#timeouts = timeouts;
    this.#room = room;
    this.#transport = new Transport(options);
    this.#queue = new FairQueue(concurrency, room);
    this.#longQueue = new FairQueue(Math.max(1, Math.floor(concurrency / 2)), room);
    this.#listing = new ListingCache(
      () => this.#readListing(),
      () => {
        this.#transport.startAfresh();
      },
    );
    this.#monitor = new HealthMonitor(
      () => this.#askIfUp(),
      (health) => this.#healthChanged(health),
    );
  }

  get health(): Health {
    return this.#monitor.health;
  }

  /** Envelopes under way. */
  get running(): number {
    return this.#queue.running + this.#longQueue.running;
  }

  /** Envelopes waiting for a slot. */
  get waiting(): number {
    return this.#queue.length + this.#longQueue.length;
  }

  /** @returns ends the listening */
  onEvent(listener: HostListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: HostEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /**
   * What this server lists; read again now and then, and after anything that looks like a restart.
   * @throws CodedError OVERLOADED where as many wait for it already as may wait for this host
   */
  async listing(): Promise<Listing> {
    if (this.#listing.waiting >= this.concurrency + this.#room) throw this.#full().about({ host: this.name });
    return this.#listing.get();
  }

  /** Reads the listing now, whatever is remembered: how long the way there takes, and what the host's clock says. */
  async visit(): Promise<Visit> {
    const sentAt = Date.now();
    const startedAt = performance.now();
    try {
      const { text, date } = await this.#transport.list(this.#requestTimeouts('server'));
      const durationMs = performance.now() - startedAt;
      return { listing: Listing.parse(text), durationMs, sentAt, answeredAt: sentAt + durationMs, date };
    } catch (error) {
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  /** Makes the next command read the listing again: the server behind the address may be another one now. */
  forgetListing(): void {
    this.#listing.forget();
    this.#transport.startAfresh();
  }

  /**
   * Sends one envelope and answers in the order of its commands.
   * @throws CodedError where nothing can be gained from asking differently; LostEnvelope where a command may be the cause; Replaced where the
   *   commands are to be made anew
   */
  async send(commands: readonly WireCommand[], options: SendOptions): Promise<Answer[]> {
    const queue = options.pace === 'long' ? this.#longQueue : this.#queue;
    try {
      this.#assertUp();
      if (queue.isFullFor(options.owner)) throw this.#full();
      const queuedAt = performance.now();
      const task = (): Promise<Answer[]> => this.#exchange(commands, options, performance.now() - queuedAt);
      return await queue.run(options.owner, task, ...stopsOf(options));
    } catch (error) {
      if (error instanceof ServerReplacedError) throw error;
      if (error === options.signal?.reason) throw new CodedError('UPSTREAM_UNAVAILABLE', 'The client went away before this was sent.');
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Ends what is under way, as if the connections had broken, and sends no more. */
  close(): void {
    this.#closed = true;
    this.#monitor.close();
    this.#transport.close();
  }

  async #exchange(commands: readonly WireCommand[], options: SendOptions, waitedMs: number): Promise<Answer[]> {
    // It may have gone down while this waited, or have been replaced.
    this.#assertUp();
    this.#assertMadeFor(options);
    const startedAt = performance.now();
    const finish = (result: EnvelopeResult): void => {
      const { requestId, round = null } = options;
      const durationMs = performance.now() - startedAt;
      this.emit({ kind: 'envelope', requestId, round, commands: commands.length, result, waitedMs, durationMs });
    };
    const endWatch = this.#watchSilence(startedAt);
    try {
      const prefix = `${options.requestId}.${String(++this.#tagged)}`;
      const tags = commands.map((_, index) => `${prefix}.${String(index)}`);
      const answers = decodeEnvelope(await this.#post(encodeEnvelope(commands, tags), options), tags);
      this.#heardAt = performance.now();
      finish('answered');
      return answers;
    } catch (error) {
      const lost =
        error instanceof GarbledEnvelopeError
          ? new LostEnvelopeError('garbled', `Dovecot's answer is unreadable: ${error.message}.`, error)
          : error;
      const result = resultOf(lost);
      finish(result);
      if (lost instanceof LostEnvelopeError || result === 'unreachable') this.forgetListing();
      if (result === 'unreachable' || result === 'timeout' || result === 'dropped') this.#monitor.suspect();
      throw lost;
    } finally {
      endWatch();
    }
  }

  /** @returns ends the watch */
  #watchSilence(startedAt: number): () => void {
    const silence = setTimeout(() => {
      if (this.#heardAt < startedAt) this.#monitor.suspect();
    }, SILENCE_MS).unref();
    return () => {
      clearTimeout(silence);
    };
  }

  async #post(body: string, options: SendOptions): Promise<string> {
    try {
      this.envelopesSent++;
      return await this.#send(body, options);
    } catch (error) {
      if (resultOf(error) !== 'unreachable') throw error;
      this.#monitor.suspect();
      await sleep(RECONNECT_MS);
      for (const stop of stopsOf(options)) stop.throwIfAborted();
      this.#assertUp();
      // What has restarted may be another one, with other words.
      this.forgetListing();
      await this.listing();
      this.#assertMadeFor(options);
      return this.#send(body, options);
    }
  }

  async #send(body: string, { requestId, effect, pace, deadline, holding }: SendOptions): Promise<string> {
    if (effect === 'read') {
      const patience = { ...this.#requestTimeouts(pace), signals: signalsOf(deadline, this.#down.signal) };
      return this.#transport.read(body, requestId, patience, holding);
    }
    if (!this.#expectContinue.isEnabled) return this.#transport.post(body, requestId, this.#requestTimeouts(pace));
    const startedAt = performance.now();
    try {
      const text = await this.#transport.postWhenAsked(body, requestId, this.#requestTimeouts(pace));
      this.#expectContinue.continued();
      return text;
    } catch (error) {
      const wasAsked = error instanceof LostEnvelopeError || (error as CodedError).mayHaveRun;
      if (wasAsked) this.#expectContinue.continued();
      else if (resultOf(error) === 'timeout' && this.#heardAt > startedAt) this.#expectContinue.timedOut(startedAt);
      throw error;
    }
  }

  #requestTimeouts(pace: Pace): { connectMs: number; firstByteMs: number; transferMs: number } {
    const { connectMs, firstByteMs, transferMs } = this.#timeouts;
    return { connectMs, firstByteMs: firstByteMs[pace], transferMs };
  }

  #assertUp(): void {
    if (this.#closed) throw new CodedError('UPSTREAM_UNAVAILABLE', 'The gateway is shutting down; nothing was sent.');
    try {
      this.#monitor.assertUp();
    } catch (error) {
      this.emit({ kind: 'turned-away', because: 'down' });
      throw error;
    }
  }

  #assertMadeFor({ madeFor }: SendOptions): void {
    if (madeFor !== undefined && this.#listing.last !== madeFor) throw new ServerReplacedError();
  }

  #full(): CodedError {
    this.emit({ kind: 'turned-away', because: 'full' });
    return new CodedError('OVERLOADED', 'Too many requests wait for this host already; nothing was sent.', { retryAfterSeconds: 1 });
  }

  #healthChanged(health: Health): void {
    if (health.state === 'UP') this.#heardAt = performance.now();
    if (health.state === 'DOWN' && !this.#down.signal.aborted) {
      // What was sent is as good as lost: reads need not wait for their time limit, nor others for the slots.
      this.#down.abort(new CodedError('UPSTREAM_UNAVAILABLE', 'The host stopped answering while this was under way.'));
      for (const queue of [this.#queue, this.#longQueue]) queue.writeOff();
    }
    if (health.state === 'UP') this.#down = new AbortController();
    this.emit({ kind: 'health', health });
  }

  /** Whatever it answers, even half of it, it answers. */
  async #askIfUp(): Promise<void> {
    try {
      this.#listing.set(Listing.parse((await this.#transport.list(PROBE)).text));
      this.emit({ kind: 'listing', result: 'read' });
    } catch (error) {
      this.emit({ kind: 'listing', result: 'failed' });
      if (['unreachable', 'timeout', 'dropped'].includes(resultOf(error))) throw error;
    }
  }

  async #readListing(again = true): Promise<Listing> {
    const endWatch = this.#watchSilence(performance.now());
    try {
      this.#assertUp();
      const patience = { ...this.#requestTimeouts('server'), signals: [this.#down.signal] };
      const listing = Listing.parse((await this.#transport.list(patience)).text);
      this.#heardAt = performance.now();
      this.#listed = true;
      this.emit({ kind: 'listing', result: 'read' });
      return listing;
    } catch (error) {
      this.emit({ kind: 'listing', result: 'failed' });
      if (error instanceof LostEnvelopeError || (this.#listed && error instanceof CodedError && error.code === 'UPSTREAM_CONFIG')) {
        // Where there has been a doveadm API before, another answer is a mishap and not a wrong address.
        if (again) return await this.#readListing(false);
        throw new CodedError('UPSTREAM_UNAVAILABLE', error.message, { host: this.name }, { cause: error });
      }
      if (resultOf(error) === 'unreachable' || resultOf(error) === 'timeout') this.#monitor.suspect();
      if (!(error instanceof CodedError)) throw error;
      // It was the listing that was asked for: no command has left, whatever became of this.
      const { code, message, subject, details } = error;
      throw new CodedError(code, message, { ...subject, host: this.name }, { ...details, mayHaveRun: false });
    } finally {
      endWatch();
    }
  }
}

function signalsOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal[] {
  return signals.filter((signal) => signal !== undefined);
}

/** What stops an envelope that is not sent yet. */
function stopsOf({ signal, deadline }: SendOptions): AbortSignal[] {
  return signalsOf(signal, deadline);
}

function resultOf(error: unknown): EnvelopeResult {
  if (error instanceof LostEnvelopeError) return error.kind;
  if (!(error instanceof CodedError)) return 'abandoned';
  if (error.code === 'UPSTREAM_UNAVAILABLE') return error.mayHaveRun ? 'abandoned' : 'unreachable';
  return error.code === 'UPSTREAM_TIMEOUT' ? 'timeout' : 'refused';
}
