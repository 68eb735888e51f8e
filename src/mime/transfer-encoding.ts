import libmime from 'libmime';
import libqp from 'libqp';

/**
 * The bytes of a MIME part, from the text that Dovecot answers for it.
 * @param encoding Content-Transfer-Encoding, in any case
 * @returns null where they cannot be known: Dovecot has put U+FFFD in place of bytes that are not UTF-8
 */
export function decodeTransfer(stored: string, encoding: string): Uint8Array | null {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return Buffer.from(stored, 'base64');
    case 'quoted-printable':
      return libqp.decode(Buffer.from(stored, 'utf8'));
    default:
      return stored.includes('\ufffd') ? null : Buffer.from(stored, 'utf8');
  }
}

/** Text in its charset; US-ASCII, and one that is not known, are read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  // Node's own TextDecoder takes windows-1252 for Latin-1 (Node 20), and knows no ISO-2022-JP-2 or the like.
  const label = charset === null || /^us-ascii$/i.test(charset) ? 'utf-8' : charset;
  return libmime.decodeWord(label, 'B', Buffer.from(bytes).toString('base64'));
}
