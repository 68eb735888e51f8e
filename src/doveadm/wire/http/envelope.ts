import type { Row } from '../../command.ts';
import type { Answer } from '../answer.ts';

/** One command of an envelope, in its form on the wire. */
export interface WireCommand {
  readonly wire: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The command in the form of `encodeCommand`, if it was encoded already. */
  readonly json?: string;
}

/** An answer that cannot be trusted: not JSON, or not the answers to the tags of the request. */
export class GarbledEnvelopeError extends Error {
  override readonly name = 'GarbledEnvelope';
}

/** The body of a request. Tags must be strings: Dovecot answers a number with HTTP 400. */
export function encodeEnvelope(commands: readonly WireCommand[], tags: readonly string[]): string {
  return `[${commands.map((command, index) => `${(command.json ?? encodeCommand(command)).slice(0, -1)},${JSON.stringify(tags[index])}]`).join(',')}]`;
}

/** A command without its tag. */
export function encodeCommand({ wire, params }: WireCommand): string {
  return JSON.stringify([wire, params]);
}

/**
 * The answers, in the order of `tags`. Also reads the malformed JSON of 2.3 (see `separate` and `rowsOf`).
 * @param parsed rows that were parsed already: the text has their numbers in their places, from 0 on
 * @throws GarbledEnvelope when any answer is missing, duplicate or unknown
 */
export function decodeEnvelope(text: string, tags: readonly string[], parsed: readonly unknown[] = []): Answer[] {
  let next = 0;
  const insert = (row: unknown): unknown => (typeof row === 'number' && row === next && next < parsed.length ? parsed[next++] : row);
  const answers = new Map<string, Answer>();
  const wanted = new Set(tags);
  for (const element of parseElements(text)) {
    if (!Array.isArray(element) || element.length < 3) throw new GarbledEnvelopeError('an element is not an answer');
    const [kind, ...rest] = element as unknown[];
    const tag = rest.pop();
    if (typeof tag !== 'string' || !wanted.has(tag)) throw new GarbledEnvelopeError('an answer carries a tag that was not sent');
    if (answers.has(tag)) throw new GarbledEnvelopeError('a tag is answered twice');
    if (kind === 'doveadmResponse') answers.set(tag, { rows: rowsOf(rest, insert) });
    else if (kind === 'error') answers.set(tag, { error: errorOf(rest[0]) });
    else throw new GarbledEnvelopeError('an answer is of no known kind');
  }
  if (next < parsed.length) throw new GarbledEnvelopeError('a row is not in an answer');
  return tags.map((tag) => {
    const answer = answers.get(tag);
    if (answer === undefined) throw new GarbledEnvelopeError('an answer is missing');
    return answer;
  });
}

function parseElements(text: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    try {
      parsed = JSON.parse(separate(text));
    } catch {
      throw new GarbledEnvelopeError('the answer is not JSON');
    }
  }
  if (!Array.isArray(parsed)) throw new GarbledEnvelopeError('the answer is not a list');
  return parsed;
}

/** 2.3 writes no comma after an `unknownMethod`, `invalidRequest` or `unAuthorized` answer: `…"t1"]["doveadmResponse",…`. */
function separate(text: string): string {
  let result = '';
  let inString = false;
  let kept = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === '\\') index++;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === ']' && text[index + 1] === '[') {
      result += `${text.slice(kept, index + 1)},`;
      kept = index + 1;
    }
  }
  return result + text.slice(kept);
}

/** 2.3's `who` closes the array after its first row: `["doveadmResponse",[{row1}],{row2},…,"t1"]`. */
function rowsOf(parts: readonly unknown[], insert: (row: unknown) => unknown): Row[] {
  const rows = (parts.length === 1 && Array.isArray(parts[0]) ? (parts[0] as unknown[]) : parts.flat()).map(insert);
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) throw new GarbledEnvelopeError('a row is not an object');
  }
  return rows as Row[];
}

function errorOf(value: unknown): { type: string; exitCode: number | null } {
  if (typeof value !== 'object' || value === null) throw new GarbledEnvelopeError('an error has no details');
  const { type, exitCode } = value as { type?: unknown; exitCode?: unknown };
  if (typeof type !== 'string') throw new GarbledEnvelopeError('an error has no type');
  return { type, exitCode: type === 'exitCode' && typeof exitCode === 'number' ? exitCode : null };
}
