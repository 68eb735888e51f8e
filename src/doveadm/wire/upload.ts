import { createHash } from 'node:crypto';
import { badInput, CodedError } from '../errors.ts';

/** How much is read ahead, to see how it begins. */
const HEAD_BYTES = 64 * 1024;

/** Content that is streamed and never held whole. A record takes it in place of content, and it can be sent once. */
export class Upload {
  /** How it begins: the whole first line, unless that is longer than 64 KiB. */
  readonly head: Buffer;
  readonly #rest: AsyncIterator<Buffer>;
  readonly #maxBytes: number;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #sha256: string | null = null;

  private constructor(head: Buffer, rest: AsyncIterator<Buffer>, maxBytes: number) {
    this.head = head;
    this.#rest = rest;
    this.#maxBytes = maxBytes;
  }

  /** @throws CodedError BAD_USER_INPUT when it is empty, PAYLOAD_TOO_LARGE */
  static async open(source: AsyncIterable<Buffer>, maxBytes: number): Promise<Upload> {
    const rest = source[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    while (head.length < HEAD_BYTES && !head.includes('\n')) {
      const next = await rest.next();
      if (next.done === true) break;
      head = Buffer.concat([head, next.value]);
    }
    if (head.length === 0) throw badInput('body', 'is empty: send the message');
    return new Upload(head, rest, maxBytes);
  }

  /** How many bytes were sent, and the hash of all of them; the hash is null when the content was not sent whole. */
  get sent(): { readonly bytes: number; readonly sha256: string | null } {
    return { bytes: this.#bytes, sha256: this.#sha256 };
  }

  /** @throws CodedError PAYLOAD_TOO_LARGE, or the error of its source. Nothing of it was saved then */
  async *chunks(): AsyncGenerator<Buffer> {
    for (let chunk: Buffer | null = this.head; chunk !== null; chunk = await this.#next()) {
      this.#bytes += chunk.length;
      if (this.#bytes > this.#maxBytes) throw tooLarge(this.#maxBytes);
      this.#hash.update(chunk);
      yield chunk;
    }
    this.#sha256 = this.#hash.digest('hex');
  }

  /** @throws CodedError because HTTP cannot carry it: there, a command and its content are one JSON text */
  toJSON(): never {
    const message = 'The connection of the doveadm protocol was lost before the content was sent; nothing was changed.';
    throw new CodedError('UPSTREAM_UNAVAILABLE', message);
  }

  async #next(): Promise<Buffer | null> {
    try {
      const next = await this.#rest.next();
      return next.done === true ? null : next.value;
    } catch (cause) {
      throw new CodedError('BAD_USER_INPUT', 'body: did not arrive whole. Nothing was saved.', { field: 'body' }, { cause });
    }
  }
}

function tooLarge(maxBytes: number): CodedError {
  return new CodedError('PAYLOAD_TOO_LARGE', `The message has more than ${String(maxBytes)} bytes (MAX_UPLOAD_BYTES). Nothing was saved.`);
}
