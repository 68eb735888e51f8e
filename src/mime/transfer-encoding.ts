import libmime from 'libmime';
import libqp from 'libqp';

/**
 * The bytes of a MIME part, from the text that Dovecot answers for it.
 * @param encoding Content-Transfer-Encoding, in any case
 * @param sizeBytes the size of what is stored
 * @returns null where they cannot be known from it: Dovecot has put U+FFFD in place of bytes that are not UTF-8, and of NUL
 */
export function decodeTransfer(stored: string, encoding: string, sizeBytes: number | null): Uint8Array | null {
  // What is no base64 is passed over, whatever it is.
  if (encoding.toLowerCase() === 'base64') return Buffer.from(stored, 'base64');
  if (Buffer.byteLength(stored) !== sizeBytes && (stored.includes('\ufffd') || isShorter(stored, sizeBytes))) return null;
  return encoding.toLowerCase() === 'quoted-printable' ? libqp.decode(Buffer.from(stored)) : Buffer.from(stored);
}

/** 2.4.1 leaves out the beginning of a character with which a value ends. */
function isShorter(stored: string, sizeBytes: number | null): boolean {
  return sizeBytes !== null && Buffer.byteLength(stored) < sizeBytes;
}

/** Whether what is stored under this Content-Transfer-Encoding is the content itself. */
export function isPlain(encoding: string): boolean {
  return /^(?:7bit|8bit|binary)$/i.test(encoding);
}

/** Text in its charset; US-ASCII, and one that is not known, are read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  // Node's own TextDecoder takes windows-1252 for Latin-1 (Node 20), and knows no ISO-2022-JP-2 or the like.
  const label = charset === null || /^us-ascii$/i.test(charset) ? 'utf-8' : charset;
  return libmime.decodeWord(label, 'B', Buffer.from(bytes).toString('base64'));
}
