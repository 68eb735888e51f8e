const LF = 0x0a;
const DOT = 0x2e;

/** The streaming form of `encodeInput`: a second dot before a line that begins with a dot, and a single dot at the end. */
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
