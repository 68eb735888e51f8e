import { randomBytes } from 'node:crypto';
import { decodeEnvelope, encodeEnvelope, GarbledEnvelope, type Answer, type WireCommand } from './envelope.ts';
import { CodedError } from './errors.ts';
import { FairQueue } from './fair-queue.ts';
import { Listing } from './listing.ts';
import { LostEnvelope, Transport, type Endpoint, type Timeouts } from './transport.ts';

export interface HostOptions extends Endpoint {
  /** The configured name, unique among the hosts. */
  readonly name: string;
  /** How many envelopes may be under way at once. */
  readonly concurrency: number;
  readonly timeouts: Timeouts;
}

/** On whose behalf, and under which name, an envelope is sent. */
export interface SendOptions {
  /** One per GraphQL request: the host shares its slots fairly between owners. */
  readonly owner: object;
  /** Begins every tag, so that Dovecot's side can be matched with the gateway's log. */
  readonly requestId: string;
  readonly timeoutMs?: number | undefined;
  /** Stops an envelope that is not sent yet; one that was sent goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** How long a listing is believed. A Dovecot of another version behind the same address is noticed by then at the latest. */
const LISTING_TTL_MS = 60_000;

/** One Dovecot with its doveadm HTTP API: what it can do, and the way to it. */
export class Host {
  readonly name: string;
  readonly url: string;
  readonly concurrency: number;
  /** HTTP requests with an envelope that have been sent, for counting in tests and metrics. */
  envelopesSent = 0;
  readonly #transport: Transport;
  readonly #queue: FairQueue;
  readonly #timeouts: Timeouts;
  #listing: { readonly promise: Promise<Listing>; readonly readAt: number } | null = null;

  constructor(options: HostOptions) {
    this.name = options.name;
    this.url = options.url;
    this.concurrency = options.concurrency;
    this.#timeouts = options.timeouts;
    this.#transport = new Transport(options, options.timeouts.connectMs);
    this.#queue = new FairQueue(options.concurrency);
  }

  /** What this server lists; read again after a minute, and after anything that looks like a restart. */
  async listing(): Promise<Listing> {
    const known = this.#listing;
    if (known !== null && Date.now() - known.readAt < LISTING_TTL_MS) return known.promise;
    const reading = { promise: this.#readListing(), readAt: Date.now() };
    this.#listing = reading;
    try {
      return await reading.promise;
    } catch (error) {
      if (this.#listing === reading) this.#listing = null;
      throw error;
    }
  }

  /**
   * Sends one envelope and answers in the order of its commands.
   * @throws CodedError where nothing can be gained from asking differently; LostEnvelope where a command may be the cause
   */
  async send(commands: readonly WireCommand[], options: SendOptions): Promise<Answer[]> {
    const prefix = `${options.requestId}.${randomBytes(4).toString('hex')}`;
    const tags = commands.map((_, index) => `${prefix}.${String(index)}`);
    const body = encodeEnvelope(commands, tags);
    try {
      const text = await this.#queue.run(
        options.owner,
        () => {
          this.envelopesSent++;
          return this.#transport.post(body, options.timeoutMs ?? this.#timeouts.answerMs);
        },
        options.signal,
      );
      return decodeEnvelope(text, tags);
    } catch (error) {
      if (options.signal?.aborted === true && error === options.signal.reason) {
        throw new CodedError('UPSTREAM_UNAVAILABLE', 'The client went away before this was sent.', { host: this.name });
      }
      if (error instanceof GarbledEnvelope) throw new LostEnvelope('garbled', `Dovecot's answer is unreadable: ${error.message}.`, error);
      if (error instanceof LostEnvelope || (error instanceof CodedError && error.code === 'UPSTREAM_UNAVAILABLE')) this.forgetListing();
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }

  /** Makes the next command read the listing again: the server behind the address may be another one now. */
  forgetListing(): void {
    this.#listing = null;
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #readListing(): Promise<Listing> {
    try {
      return Listing.parse(await this.#transport.list(this.#timeouts.answerMs));
    } catch (error) {
      if (error instanceof LostEnvelope) {
        throw new CodedError('UPSTREAM_UNAVAILABLE', error.message, { host: this.name }, { cause: error });
      }
      throw error instanceof CodedError ? error.about({ host: this.name }) : error;
    }
  }
}
