import libmime from 'libmime';
import libqp from 'libqp';

/**
 * The bytes of a MIME part, from the text in Dovecot's answer.
 * @param encoding Content-Transfer-Encoding, in any case
 * @param sizeBytes the size of the stored part
 * @returns null when they cannot be known: Dovecot has replaced bytes that are not UTF-8, and NUL, by U+FFFD
 */
export function decodeTransfer(stored: string, encoding: string, sizeBytes: number | null): Uint8Array | null {
  // Characters that are not base64 are skipped.
  if (encoding.toLowerCase() === 'base64') return Buffer.from(stored, 'base64');
  if (Buffer.byteLength(stored) !== sizeBytes && (stored.includes('\ufffd') || isShorter(stored, sizeBytes))) return null;
  return encoding.toLowerCase() === 'quoted-printable' ? libqp.decode(Buffer.from(stored)) : Buffer.from(stored);
}

/** When a value ends with the beginning of a character, 2.4.1 omits it. */
function isShorter(stored: string, sizeBytes: number | null): boolean {
  return sizeBytes !== null && Buffer.byteLength(stored) < sizeBytes;
}

/** Whether content with this Content-Transfer-Encoding is stored unencoded. */
export function isPlain(encoding: string): boolean {
  return /^(?:7bit|8bit|binary)$/i.test(encoding);
}

/** Text in its charset. US-ASCII and unknown charsets are read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  // Node's own TextDecoder reads Latin-1 as windows-1252 (Node 20), and does not know charsets such as ISO-2022-JP-2.
  const label = charset === null || /^us-ascii$/i.test(charset) ? 'utf-8' : charset;
  return libmime.decodeWord(label, 'B', Buffer.from(bytes).toString('base64'));
}
