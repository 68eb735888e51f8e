import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors.ts';
import type { Answer } from '../wire/answer.ts';
import { decodeAnswers } from '../wire/http/decode-answers.ts';
import { dangerProblem } from '../wire/http/danger.ts';
import { encodeCommand, encodeEnvelope, GarbledEnvelopeError, type WireCommand } from '../wire/http/envelope.ts';
import { LostEnvelopeError } from '../wire/http/lost-envelope.ts';
import { sizeProblem, wireBytes } from '../wire/http/request-size.ts';
import type { Limits, Listing } from '../wire/listing.ts';
import { resultOf } from './envelope-result.ts';
import { ExpectContinue } from './expect-continue.ts';
import { FairQueue, type FairQueueOptions } from './fair-queue.ts';
import { envelopeEvent, type HostEvent } from './host-event.ts';
import type { ListingCache } from './listing-cache.ts';
import type { Liveness } from './liveness.ts';
import { ServerReplacedError } from './server-replaced.ts';
import { requestTimeouts, type Timeouts } from './timeouts.ts';
import type { Transport } from './transport.ts';
import { stopsOf, type OutgoingCommand, type SendOptions, type SendResult, type Wire } from './wire.ts';

/** A Dovecot that restarts refuses connections for a tenth of a second. Nothing was sent then, so another attempt is safe. */
const RECONNECT_MS = 250;
/** How long envelopes are held back at most for a connection to the other listener. */
const MAKE_ROOM_MS = 3_000;
/** How long an answer to a sink may take: it waits for the sink. */
const STREAM_MS = 3_600_000;
/** How many commands share an envelope when dispatch did not spread them. */
const ENVELOPE = 50;

export interface EnvelopeSenderOptions extends FairQueueOptions {
  /** How many envelopes may be in flight. Slow ones have slots of their own, half as many. */
  readonly concurrency: number;
  /** How many requests may wait for a slot. Further ones are rejected. */
  readonly room: number;
  readonly timeouts: Timeouts;
}

/** What a host shares with its wires. */
export interface HostLink {
  readonly transport: Transport;
  readonly listings: ListingCache;
  readonly liveness: Liveness;
  readonly emit: (event: HostEvent) => void;
}

/** The wire that every Dovecot has: envelopes over HTTP, each on its own connection. */
export class EnvelopeSender implements Wire {
  readonly answersInOrder = false;
  readonly #queue: FairQueue;
  readonly #longQueue: FairQueue;
  readonly #timeouts: Timeouts;
  readonly #link: HostLink;
  readonly #expectContinue = new ExpectContinue();
  /** How many envelopes have received tags. */
  #tagged = 0;
  /** Envelopes leave when this has settled. */
  #room: Promise<unknown> | null = null;

  constructor(options: EnvelopeSenderOptions, link: HostLink) {
    const { concurrency, timeouts } = options;
    this.#queue = new FairQueue(concurrency, options);
    this.#longQueue = new FairQueue(Math.max(1, Math.floor(concurrency / 2)), options);
    this.#timeouts = timeouts;
    this.#link = link;
  }

  /** Envelopes in flight. */
  get running(): number {
    return this.#queue.running + this.#longQueue.running;
  }

  /** Envelopes waiting for a slot. */
  get waiting(): number {
    return this.#queue.length + this.#longQueue.length;
  }

  takes(): boolean {
    return true;
  }

  limits(listing: Listing): Limits {
    return listing.limits;
  }

  /** Sends one envelope, as `Wire.send`. */
  async send(commands: readonly WireCommand[], options: SendOptions): Promise<Answer[]> {
    const queue = options.pace === 'long' ? this.#longQueue : this.#queue;
    this.#link.liveness.assertUp();
    if (queue.isFullFor(options.owner)) throw overloaded(this.#link.emit);
    const queuedAt = performance.now();
    const task = (): Promise<Answer[]> => this.#exchange(commands, options, performance.now() - queuedAt);
    return queue.run(options.owner, task, ...stopsOf(options));
  }

  /** As `send`, for commands that were not packed for an envelope: any number, any size. */
  async sendAll(commands: readonly OutgoingCommand[], options: SendOptions): Promise<SendResult[]> {
    const listing = options.madeFor ?? (await this.#link.listings.get());
    const problems = commands.map(
      ({ command, wire, params }) =>
        dangerProblem(command, listing) ?? sizeProblem(wireBytes(encodeCommand({ wire, params })), params, listing.limits),
    );
    const fitting = commands.filter((_, index) => problems[index] === null);
    const answers: Answer[] = [];
    for (let start = 0; start < fitting.length; start += ENVELOPE) {
      answers.push(...(await this.send(fitting.slice(start, start + ENVELOPE), options)));
    }
    let next = 0;
    return problems.map((problem) => problem ?? answers[next++] ?? new LostEnvelopeError('garbled', 'Dovecot answered nothing.'));
  }

  /**
   * Holds envelopes back while a connection to the listener for doveadm's own protocol waits for a process of Dovecot. If both listeners belong to
   * one service, a new process serves HTTP first: as long as requests keep coming, none accepts a connection at the other listener (2.3.19, 2.4.1).
   */
  makeRoomFor(attempt: Promise<unknown>): void {
    const settled = attempt.catch(() => undefined);
    const room = Promise.race([settled, sleep(MAKE_ROOM_MS, undefined, { ref: false })]).then(() => {
      if (this.#room === room) this.#room = null;
    });
    this.#room = room;
  }

  /** Frees the slots of the envelopes in flight: the host is down, and their answers are as good as lost. */
  writeOff(): void {
    for (const queue of [this.#queue, this.#longQueue]) queue.writeOff();
  }

  async #exchange(commands: readonly WireCommand[], options: SendOptions, waitedMs: number): Promise<Answer[]> {
    const { liveness, listings, emit } = this.#link;
    await this.#room;
    // The host may have gone down or been replaced during the wait.
    liveness.assertUp();
    this.#assertMadeFor(options);
    const sent = { wire: 'http', commands: commands.length, options, waitedMs, startedAt: performance.now() } as const;
    const endWatch = liveness.watchSilence();
    try {
      const prefix = `${options.requestId}.${String(++this.#tagged)}`;
      const tags = commands.map((_, index) => `${prefix}.${String(index)}`);
      const body = await this.#post(encodeEnvelope(commands, tags), options);
      const answers = options.sink === undefined ? await decodeAnswers(body, tags, options.turn) : [];
      liveness.heard();
      emit(envelopeEvent(sent, 'answered'));
      return answers;
    } catch (error) {
      const lost =
        error instanceof GarbledEnvelopeError
          ? new LostEnvelopeError('garbled', `Dovecot's answer is unreadable: ${error.message}.`, error)
          : error;
      const result = resultOf(lost);
      emit(envelopeEvent(sent, result));
      if (lost instanceof LostEnvelopeError || result === 'unreachable') this.#forget(listings);
      if (result === 'unreachable' || result === 'timeout' || result === 'dropped') liveness.probe();
      throw lost;
    } finally {
      endWatch();
    }
  }

  async #post(body: string, options: SendOptions): Promise<Buffer> {
    try {
      return await this.#send(body, options);
    } catch (error) {
      if (resultOf(error) !== 'unreachable') throw error;
      const { liveness, listings } = this.#link;
      liveness.probe();
      await sleep(RECONNECT_MS);
      for (const stop of stopsOf(options)) stop.throwIfAborted();
      liveness.assertUp();
      // After a restart, the server may be another version with other command names.
      this.#forget(listings);
      await listings.get();
      this.#assertMadeFor(options);
      return this.#send(body, options);
    }
  }

  async #send(body: string, { requestId, effect, pace, deadline, holding, sink }: SendOptions): Promise<Buffer> {
    const { transport, liveness } = this.#link;
    const timeouts = requestTimeouts(this.#timeouts, pace);
    if (effect === 'read') {
      const signals = deadline === undefined ? [liveness.downSignal] : [deadline, liveness.downSignal];
      const transferMs = sink === undefined ? timeouts.transferMs : STREAM_MS;
      return transport.read(body, requestId, { ...timeouts, transferMs, signals }, { holding, sink });
    }
    if (!this.#expectContinue.isEnabled) return transport.post(body, requestId, timeouts);
    const startedAt = performance.now();
    try {
      const answer = await transport.postAfterContinue(body, requestId, timeouts);
      this.#expectContinue.continued();
      return answer;
    } catch (error) {
      const continued = error instanceof LostEnvelopeError || (error as CodedError).mayHaveRun;
      if (continued) this.#expectContinue.continued();
      else if (resultOf(error) === 'timeout' && liveness.hasBeenHeardSince(startedAt)) this.#expectContinue.timedOut(startedAt);
      throw error;
    }
  }

  #forget(listings: ListingCache): void {
    listings.forget();
    this.#link.transport.startAfresh();
  }

  #assertMadeFor({ madeFor }: SendOptions): void {
    if (madeFor !== undefined && this.#link.listings.last !== madeFor) throw new ServerReplacedError();
  }
}

/** Rejects a request because the queue of the host is full. */
export function overloaded(emit: (event: HostEvent) => void): CodedError {
  emit({ kind: 'turned-away', because: 'full' });
  return new CodedError('OVERLOADED', 'Too many requests wait for this host already; nothing was sent.', { retryAfterSeconds: 1 });
}
