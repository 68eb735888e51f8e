/** The channels of a connection after its handshake. */
const DATA = 0;
const LOG = 0x4c;
const HEADER_BYTES = 5;
const NOTHING = Buffer.alloc(0);
/** doveadm sends packets of a few KiB. A length above this is not a packet. */
const MAX_PACKET_BYTES = 64 * 1024 * 1024;

export interface PacketHandler {
  /** Part of an answer. */
  data(bytes: Buffer): void;
  /** A line of Dovecot's log, after a byte for its level. */
  log(line: Buffer): void;
}

/** Parses a stream of packets: a byte for the channel, four for the length, and that many bytes. */
export class PacketReader {
  readonly #handler: PacketHandler;
  /** The beginning of a header whose rest has not arrived. */
  #header: Buffer = NOTHING;
  #channel = DATA;
  /** Bytes of the current packet that have not arrived yet. */
  #left = 0;
  #log: Buffer[] = [];

  constructor(handler: PacketHandler) {
    this.#handler = handler;
  }

  /** @throws TypeError when the bytes are not packets */
  push(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0;) rest = this.#left > 0 ? this.#takePayload(rest) : this.#takeHeader(rest);
  }

  #takeHeader(bytes: Buffer): Buffer {
    const missing = HEADER_BYTES - this.#header.length;
    const header = this.#header.length === 0 ? bytes : Buffer.concat([this.#header, bytes.subarray(0, missing)]);
    if (header.length < HEADER_BYTES) {
      this.#header = Buffer.from(header);
      return NOTHING;
    }
    this.#header = NOTHING;
    this.#channel = header.readUInt8(0);
    this.#left = header.readUInt32BE(1);
    if ((this.#channel !== DATA && this.#channel !== LOG) || this.#left > MAX_PACKET_BYTES)
      throw new TypeError('this is no packet of doveadm');
    return bytes.subarray(missing);
  }

  #takePayload(bytes: Buffer): Buffer {
    const payload = bytes.subarray(0, this.#left);
    this.#left -= payload.length;
    if (this.#channel === DATA) this.#handler.data(payload);
    else this.#takeLog(payload);
    return bytes.subarray(payload.length);
  }

  /** A packet can hold several lines, and a line can span several packets. */
  #takeLog(payload: Buffer): void {
    let start = 0;
    for (let end = payload.indexOf(0x0a); end >= 0; end = payload.indexOf(0x0a, start)) {
      this.#handler.log(Buffer.concat([...this.#log, payload.subarray(start, end)]));
      this.#log = [];
      start = end + 1;
    }
    if (start < payload.length) this.#log.push(Buffer.from(payload.subarray(start)));
  }
}
