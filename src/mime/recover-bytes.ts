import iconv from 'iconv-lite';

/** What is known of a MIME part of which Dovecot's answer has lost the bytes that are not UTF-8. */
export interface LossyPart {
  /** As it was answered, with CRLF line ends: each byte that is not UTF-8 is a U+FFFD. */
  readonly stored: string;
  /** Its size in bytes, with CRLF line ends. */
  readonly sizeBytes: number;
  readonly charset: string | null;
  /** Dovecot's `text.utf8` of the whole message, in which it has decoded the parts by their charsets, without boundaries between them. */
  readonly messageText: string;
}

/** Places in the message where the part could stand that are tried in full. */
const MAX_TRIES = 20;
const MAX_TRIED_BYTES = 2_000_000;

/**
 * The bytes of a part. They are the text that Dovecot decoded, encoded again, and count only where this gives what was answered, byte for
 * byte, and where no other place in the message does. Null: they cannot be known.
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

/** Where lines begin as the part does, and go on with what is not ASCII. */
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

/** Whether Dovecot's JSON has these bytes so. 2.4.1 leaves out the beginning of a character with which a value ends; 2.3.19 does not. */
function isAnsweredAs(bytes: Buffer, answer: string): boolean {
  const whole = bytes
    .toString('latin1')
    .replace(UTF8_CHARACTER, (character) =>
      character.length === 1 && character > '\x7f' ? '\ufffd' : Buffer.from(character, 'latin1').toString('utf8'),
    );
  return whole === answer || (whole.startsWith(answer) && /^\ufffd{1,3}$/.test(whole.slice(answer.length)));
}
