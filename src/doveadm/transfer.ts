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
      return decodeQuotedPrintable(stored);
    default:
      return stored.includes('\ufffd') ? null : Buffer.from(stored, 'utf8');
  }
}

/** RFC 2045, section 6.7; what is not well formed stays as it is. */
function decodeQuotedPrintable(stored: string): Uint8Array {
  const unfolded = stored.replace(/[ \t]+(?=\r?\n|$)/g, '').replace(/=\r?\n/g, '');
  const bytes: Buffer[] = [];
  for (const piece of unfolded.split(/(=[0-9A-Fa-f]{2})/)) {
    bytes.push(/^=[0-9A-Fa-f]{2}$/.test(piece) ? Buffer.from(piece.slice(1), 'hex') : Buffer.from(piece, 'utf8'));
  }
  return Buffer.concat(bytes);
}

/** Text in its charset; US-ASCII, and one that is not known, are read as UTF-8. */
export function decodeText(bytes: Uint8Array, charset: string | null): string {
  const label = charset === null || /^us-ascii$/i.test(charset) ? 'utf-8' : charset;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('utf-8').decode(bytes);
  }
}
