import { LfLines } from './line-ends.ts';

const LF = 0x0a;
const QUOTE = 0x3e;
const FROM = Buffer.from('From ');
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The line before a message. @param receivedAt null: not known */
export function fromLine(receivedAt: Date | null): string {
  const date = receivedAt ?? new Date(0);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `From MAILER-DAEMON ${DAYS[date.getUTCDay()] ?? ''} ${MONTHS[date.getUTCMonth()] ?? ''} ${day} ${time} ${String(date.getUTCFullYear())}\n`;
}

/**
 * A streamed message in the mboxrd format: lines end in LF, and a line that begins with any number of `>` and `From ` gets one more `>`.
 */
export class MboxrdMessage {
  readonly #lines = new LfLines();
  /** The beginning of a line that may need quoting. */
  #carry: Buffer = Buffer.alloc(0);
  #startsLine = true;

  push(bytes: Buffer): Buffer {
    return this.#quote(Buffer.concat([this.#carry, this.#lines.push(bytes)]));
  }

  /** The end of the message, and the empty line after it. */
  finish(): Buffer {
    const rest = Buffer.concat([this.#carry, this.#lines.finish()]);
    const endsLine = rest.length === 0 && this.#startsLine;
    return Buffer.concat([rest, Buffer.from(endsLine ? '\n' : '\n\n')]);
  }

  #quote(bytes: Buffer): Buffer {
    const parts: Buffer[] = [];
    this.#carry = Buffer.alloc(0);
    for (let at = 0; at < bytes.length;) {
      if (this.#startsLine) {
        const match = matchFrom(bytes, at);
        if (match === 'unsure') {
          this.#carry = bytes.subarray(at);
          break;
        }
        if (match) parts.push(Buffer.of(QUOTE));
      }
      const end = bytes.indexOf(LF, at);
      const next = end < 0 ? bytes.length : end + 1;
      parts.push(bytes.subarray(at, next));
      this.#startsLine = end >= 0;
      at = next;
    }
    return Buffer.concat(parts);
  }
}

function matchFrom(bytes: Buffer, start: number): boolean | 'unsure' {
  let at = start;
  while (bytes[at] === QUOTE) at++;
  const head = bytes.subarray(at, at + FROM.length);
  if (!head.equals(FROM.subarray(0, head.length))) return false;
  return head.length === FROM.length ? true : 'unsure';
}
