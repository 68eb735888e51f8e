import iconv from 'iconv-lite';

/** A MIME part whose bytes that are not UTF-8 are missing in Dovecot's answer. */
export interface LossyPart {
  /** As Dovecot answered, with CRLF line ends: each byte that is not UTF-8 is a U+FFFD. */
  readonly stored: string;
  /** Its size in bytes, with CRLF line ends. */
  readonly sizeBytes: number;
  readonly charset: string | null;
  /** Dovecot's `text.utf8` of the whole message: its parts decoded by their charsets, without boundaries between them. */
  readonly messageText: string;
}

/** How many possible places of the part in the message are tried in full. */
const MAX_TRIES = 20;
const MAX_TRIED_BYTES = 2_000_000;

/**
 * Recovers the bytes of a part: it encodes the text that Dovecot decoded. The result is valid only if it gives Dovecot's answer byte for
 * byte, and no other place in the message does. Null when the bytes cannot be known.
 */
export function recoverBytes({ stored, sizeBytes, charset, messageText }: LossyPart): Uint8Array | null {
  if (Buffer.byteLength(stored) === sizeBytes) return Buffer.from(stored);
  if (charset === null || /^us-ascii$/i.test(charset) || !iconv.encodingExists(charset)) return null;
  const lines = stored.replaceAll('\r\n', '\n');
  const bytes = sizeBytes - (stored.length - lines.length);
  const message = messageText.replaceAll('\r\n', '\n');
  const found = new Map<string, Buffer>();
  for (const start of candidates(message, lines).slice(0, Math.min(MAX_TRIES, Math.ceil(MAX_TRIED_BYTES / (bytes + 1))))) {
    const encoded = iconv.encode(message.slice(start, start + bytes), charset).subarray(0, bytes);
    if (encoded.length === bytes && isAnsweredAs(encoded, lines)) found.set(encoded.toString('latin1'), encoded);
  }
  const [only, ...others] = found.keys();
  if (only === undefined || others.length > 0) return null;
  const whole = Buffer.from(only.replaceAll('\n', '\r\n'), 'latin1');
  return whole.length === sizeBytes ? whole : null;
}

/** Places where lines begin as the part does and continue with a character that is not ASCII. */
function candidates(message: string, part: string): number[] {
  const ascii = /^[\x00-\x7f]*/.exec(part)?.[0] ?? '';
  const starts: number[] = [];
  for (let start = message.indexOf('\n') + 1; start > 0; start = message.indexOf('\n', start) + 1) {
    if (message.charCodeAt(start + ascii.length) > 0x7f && message.startsWith(ascii, start)) starts.push(start);
  }
  return starts;
}

const UTF8_CHARACTER =
  /[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g;

/**
 * Whether Dovecot's JSON gives this answer for these bytes. When a value ends with the beginning of a character, 2.4.1 omits it; 2.3.19
 * does not.
 */
function isAnsweredAs(bytes: Buffer, answer: string): boolean {
  const whole = bytes
    .toString('latin1')
    .replace(UTF8_CHARACTER, (character) =>
      character.length === 1 && character > '\x7f' ? '\ufffd' : Buffer.from(character, 'latin1').toString('utf8'),
    );
  return whole === answer || (whole.startsWith(answer) && /^\ufffd{1,3}$/.test(whole.slice(answer.length)));
}
