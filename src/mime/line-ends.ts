const CR = 0x0d;
const LF = 0x0a;

/** Converts a message to CRLF line ends, as IMAP has them, while it streams. */
export class CrlfLines {
  #last = 0;

  push(bytes: Buffer): Buffer {
    const out = Buffer.allocUnsafe(bytes.length * 2);
    let length = 0;
    for (const byte of bytes) {
      if (byte === LF && this.#last !== CR) out[length++] = CR;
      out[length++] = byte;
      this.#last = byte;
    }
    return out.subarray(0, length);
  }
}

/** Converts a message to LF line ends while it streams. A CR elsewhere stays. */
export class LfLines {
  #hasCr = false;

  push(bytes: Buffer): Buffer {
    const out = Buffer.allocUnsafe(bytes.length + 1);
    let length = 0;
    for (const byte of bytes) {
      if (this.#hasCr && byte !== LF) out[length++] = CR;
      this.#hasCr = byte === CR;
      if (!this.#hasCr) out[length++] = byte;
    }
    return out.subarray(0, length);
  }

  /** The rest at the end. */
  finish(): Buffer {
    const rest = this.#hasCr ? Buffer.of(CR) : Buffer.alloc(0);
    this.#hasCr = false;
    return rest;
  }
}
