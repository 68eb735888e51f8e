import { isTorn, readLine, recoveryFields, recovers, sealLine, type ChainEnd } from './chain.ts';

/** The content after the last line that is known to be whole. */
export interface Unsettled {
  /** The last whole line. */
  readonly end: ChainEnd;
  /** The number of whole lines found. */
  readonly found: number;
  /** The bytes that were cut off; may be empty. */
  readonly torn: Buffer;
  /** Whether the last whole line lacks only its newline. */
  readonly unended: boolean;
}

/**
 * Reads the bytes after a known line, whose end may not be whole.
 * @returns null when they are not lines of this chain, or beginnings of lines.
 */
export function readUnsettled(bytes: Buffer, before: ChainEnd): Unsettled | null {
  let end = before;
  let found = 0;
  /** The start of the bytes that are not in the chain. */
  let start = 0;
  for (let at = 0; ;) {
    const newline = bytes.indexOf(0x0a, at);
    const piece = bytes.subarray(at, newline === -1 ? bytes.length : newline);
    const torn = bytes.subarray(start, Math.max(start, at - 1));
    const link = readLine(piece);
    if (link !== null) {
      if (link.prev !== end.hash || (at > start && !recovers(link, torn))) return null;
      end = link;
      found++;
      start = newline + 1;
      if (newline === -1) return { end, found, torn: Buffer.alloc(0), unended: true };
    } else if (!isTorn(piece)) {
      return null;
    }
    if (newline === -1) return { end, found, torn: bytes.subarray(start), unended: false };
    at = newline + 1;
  }
}

/** What to append so that the chain continues: nothing, a newline, or a line that names the cut-off bytes. */
export function repairOf({ end, torn, unended }: Unsettled): { readonly text: string; readonly end: ChainEnd } {
  if (torn.length === 0) return { text: unended ? '\n' : '', end };
  const { line, end: repaired } = sealLine(recoveryFields(torn, new Date()), end);
  return { text: `\n${line}`, end: repaired };
}
