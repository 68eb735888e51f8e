const LF = 0x0a;
const DOT = 0x2e;

/** Content as it follows a line, as `encodeInput` makes it of a text: a second dot where a line begins with one, and a dot alone at its end. */
export async function* stuffDots(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let startsLine = true;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    let from = 0;
    const parts: Buffer[] = [];
    if (startsLine && chunk[0] === DOT) parts.push(Buffer.of(DOT));
    for (let end = chunk.indexOf('\n.'); end >= 0; end = chunk.indexOf('\n.', end + 1)) {
      parts.push(chunk.subarray(from, end + 1), Buffer.of(DOT));
      from = end + 1;
    }
    parts.push(chunk.subarray(from));
    yield parts.length === 1 ? chunk : Buffer.concat(parts);
    startsLine = chunk.at(-1) === LF;
  }
  yield Buffer.from('\r\n.\r\n');
}
