import { CodedError } from '../doveadm/errors.ts';

/** Bytes of answers that all requests together may hold. Parsed and on their way out they take four to eight times of it. */
const MOST_BYTES = 128 * 1024 * 1024;
/** Nobody is kept from an answer of ordinary size because others hold large ones. */
const FREE_BYTES = 1024 * 1024;

/** Bounds what answers of Dovecot take of the memory: each request holds a share of it until it has been answered. */
export class AnswerMemory {
  readonly #mostBytes: number;
  #heldBytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** For one request. */
  share(): AnswerShare {
    return new AnswerShare(this.#mostBytes, (bytes) => (this.#heldBytes += bytes));
  }
}

/** The share of one request: a `Holding` of the transport. */
export class AnswerShare {
  readonly #mostBytes: number;
  readonly #add: (bytes: number) => number;
  #bytes = 0;
  #released = false;

  /** @param add to what all hold; returns the sum */
  constructor(mostBytes: number, add: (bytes: number) => number) {
    this.#mostBytes = mostBytes;
    this.#add = add;
  }

  /** @throws CodedError PAYLOAD_TOO_LARGE where the request alone holds too much, OVERLOADED where all together do */
  take(bytes: number): void {
    if (this.#released) return;
    this.#bytes += bytes;
    if (this.#add(bytes) <= this.#mostBytes || this.#bytes <= FREE_BYTES) return;
    const details = { mayHaveRun: true };
    if (this.#bytes > this.#mostBytes) {
      const message = `Dovecot's answers to this request are more than ${String(this.#mostBytes)} bytes together; ask for less at once.`;
      throw new CodedError('PAYLOAD_TOO_LARGE', message, {}, details);
    }
    const message = 'Large answers of Dovecot fill the memory that there is for them; ask again, or for less at once.';
    throw new CodedError('OVERLOADED', message, { retryAfterSeconds: 1 }, details);
  }

  giveBack(bytes: number): void {
    if (this.#released) return;
    this.#bytes -= bytes;
    this.#add(-bytes);
  }

  /** The request has been answered. What comes yet of what it asked for is thrown away when it has come, and no longer counted. */
  release(): void {
    this.giveBack(this.#bytes);
    this.#released = true;
  }
}
