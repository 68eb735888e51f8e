import type { Answer } from '../answer.ts';
import type { Turn } from '../turn.ts';
import { decodeEnvelope, GarbledEnvelopeError } from './envelope.ts';

/** Bytes of an answer that is parsed row by row. Parsing it whole would hold the event loop for milliseconds. */
const LONG = 256 * 1024;
/** The depth of a row: `[["doveadmResponse",[{row},…],"tag"],…]`. */
const ROW_DEPTH = 3;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set(Buffer.from('[{'));
const CLOSING: ReadonlySet<number> = new Set(Buffer.from(']}'));
const BRACE = 0x7b;

/**
 * The answers of an envelope, in the order of `tags`. The rows of a long one are parsed in turns of the event loop.
 * @throws GarbledEnvelope when any answer is missing, duplicate or unknown
 */
export async function decodeAnswers(body: Buffer, tags: readonly string[], turn: Turn | undefined): Promise<Answer[]> {
  if (body.length < LONG || turn === undefined) return decodeEnvelope(body.toString('utf8'), tags);
  const rest: string[] = [];
  const rows: unknown[] = [];
  let kept = 0;
  for (let next = await turn.run(() => nextRow(body, { at: 0, depth: 0 })); next !== null;) {
    const { start, end } = next;
    rest.push(body.toString('utf8', kept, start), String(rows.length));
    kept = end;
    rows.push(await turn.run(() => parseRow(body.toString('utf8', start, end))));
    next = await turn.run(() => nextRow(body, { at: end, depth: ROW_DEPTH }));
  }
  return turn.run(() => decodeEnvelope([...rest, body.toString('utf8', kept)].join(''), tags, rows));
}

/** The place of the next row after `at`. Null: the rest has no row. */
function nextRow(body: Buffer, from: { readonly at: number; readonly depth: number }): { start: number; end: number } | null {
  let { depth } = from;
  let start = -1;
  for (let at = from.at; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte === QUOTE) at = endOfString(body, at);
    else if (OPENING.has(byte)) {
      if (byte === BRACE && depth === ROW_DEPTH) start = at;
      depth++;
    } else if (CLOSING.has(byte)) {
      depth--;
      if (start >= 0 && depth === ROW_DEPTH) return { start, end: at + 1 };
    }
  }
  return null;
}

/** The closing quote of the string that opens at `start`. */
function endOfString(body: Buffer, start: number): number {
  for (let end = body.indexOf(QUOTE, start + 1); end >= 0; end = body.indexOf(QUOTE, end + 1)) {
    let escapes = 0;
    while (body[end - 1 - escapes] === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return end;
  }
  return body.length;
}

function parseRow(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GarbledEnvelopeError('a row is not JSON');
  }
}
