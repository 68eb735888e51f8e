import { LfLines } from './line-ends.ts';

const LF = 0x0a;
const QUOTE = 0x3e;
const FROM = Buffer.from('From ');
const QUOTED = Buffer.of(QUOTE);
const NOTHING = Buffer.alloc(0);
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
  #carry: Buffer = NOTHING;
  #startsLine = true;

  push(bytes: Buffer): Buffer {
    const lines = this.#lines.push(bytes);
    return this.#quote(this.#carry.length === 0 ? lines : Buffer.concat([this.#carry, lines]));
  }

  /** The end of the message, and the empty line after it. */
  finish(): Buffer {
    const rest = Buffer.concat([this.#carry, this.#lines.finish()]);
    const endsLine = rest.length === 0 && this.#startsLine;
    return Buffer.concat([rest, Buffer.from(endsLine ? '\n' : '\n\n')]);
  }

  #quote(bytes: Buffer): Buffer {
    const parts: Buffer[] = [];
    // Lines without a quote stay together.
    let start = 0;
    let end = bytes.length;
    this.#carry = NOTHING;
    for (let at = 0; at < bytes.length;) {
      if (this.#startsLine) {
        const match = matchFrom(bytes, at);
        if (match === 'unsure') {
          this.#carry = bytes.subarray(at);
          end = at;
          break;
        }
        if (match) {
          parts.push(bytes.subarray(start, at), QUOTED);
          start = at;
        }
      }
      const lineEnd = bytes.indexOf(LF, at);
      this.#startsLine = lineEnd >= 0;
      at = lineEnd < 0 ? bytes.length : lineEnd + 1;
    }
    const rest = bytes.subarray(start, end);
    return parts.length === 0 ? rest : Buffer.concat([...parts, rest]);
  }
}

function matchFrom(bytes: Buffer, start: number): boolean | 'unsure' {
  let at = start;
  while (bytes[at] === QUOTE) at++;
  for (const wanted of FROM) {
    if (at === bytes.length) return 'unsure';
    if (bytes[at++] !== wanted) return false;
  }
  return true;
}
