import { createHash } from 'node:crypto';

/** The last line of a chain, which the next line refers to. */
export interface ChainEnd {
  /** Counted from 1; 0 before the first line. */
  readonly seq: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
}

/** A sealed line's place in the chain. */
export interface Link extends ChainEnd {
  /** The hash of the line before. */
  readonly prev: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The start of a chain, before its first line. */
export const GENESIS: ChainEnd = { seq: 0, hash: '0'.repeat(64) };

const SEAL = /^,"hash":"([0-9a-f]{64})"\}$/;
const SEAL_BYTES = 75;

/**
 * Makes one line of the log, with its newline. Its hash covers its own bytes up to the hash, including the hash of the line before. So
 * every change to the line, or to a line before it, can be detected.
 * @param fields a JSON object as text.
 */
export function sealLine(fields: string, before: ChainEnd): { readonly line: string; readonly end: ChainEnd } {
  const seq = before.seq + 1;
  const open = `{"seq":${String(seq)},${fields.slice(1, -1)},"prev":"${before.hash}"`;
  const hash = sha256(open);
  return { line: `${open},"hash":"${hash}"}\n`, end: { seq, hash } };
}

/** @param line without its newline. @returns null when it is not a line of a log, or was changed. */
export function readLine(line: Buffer): Link | null {
  const hash = SEAL.exec(line.subarray(-SEAL_BYTES).toString('latin1'))?.[1];
  if (hash === undefined || sha256(line.subarray(0, -SEAL_BYTES)) !== hash) return null;
  try {
    const fields = JSON.parse(line.toString('utf8')) as Record<string, unknown>;
    if (typeof fields.seq !== 'number' || typeof fields.prev !== 'string') return null;
    return { seq: fields.seq, hash, prev: fields.prev, fields };
  } catch {
    return null;
  }
}

/**
 * The fields of the line that follows bytes cut off by a power failure or a full disk.
 * @param torn everything since the last whole line, without the newline before this line. It has more than one piece when an earlier
 * recovery line was cut off too.
 */
export function recoveryFields(torn: Buffer, time: Date): string {
  return JSON.stringify({
    time: time.toISOString(),
    event: 'recovered',
    torn: { bytes: torn.length, sha256: sha256(torn) },
  });
}

/** Whether a line records that exactly these bytes before it were cut off. */
export function recovers(link: Link, torn: Buffer): boolean {
  const said = link.fields.torn as { bytes?: unknown; sha256?: unknown } | undefined;
  return link.fields.event === 'recovered' && said?.bytes === torn.length && said.sha256 === sha256(torn);
}

/** Whether a piece without a newline is empty or the beginning of a line, and not a whole line that was changed. */
export function isTorn(piece: Buffer): boolean {
  const text = piece.toString('latin1');
  return '{"seq":'.startsWith(text.slice(0, 7)) && !/,"hash":"[0-9a-f]{64}"\}/.test(text) && !isJson(text);
}

function isJson(text: string): boolean {
  if (!text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
