import { createReadStream } from 'node:fs';
import { GENESIS, isTorn, readLine, recovers } from './chain.ts';
import type { ChainEnd, Link } from './chain.ts';

/** What `verifyAudit` found. */
export type Verification =
  | {
      readonly ok: true;
      readonly lines: number;
      /** The number of the first line: above 1 when the file continues one that was rotated away. Null: no lines. */
      readonly firstSeq: number | null;
      /** For comparison with a value kept elsewhere: lines removed from the end leave no trace in the rest. */
      readonly end: ChainEnd;
      /** How many lines a crash or a full disk cut off, as noted by the gateway. */
      readonly torn: number;
    }
  | {
      readonly ok: false;
      readonly file: string;
      /** The first bad line, counted from 1 in that file. */
      readonly line: number;
      readonly problem: string;
    };

/**
 * Follows the chain through the files, which are parts of one log in order.
 * @throws the error of the file system when a file cannot be read.
 */
export async function verifyAudit(...files: readonly string[]): Promise<Verification> {
  let end: ChainEnd | null = null;
  let firstSeq: number | null = null;
  let lines = 0;
  let torn = 0;
  /** Cut-off bytes that no line has named yet. */
  let unread = null as Unread | null;
  for (const file of files) {
    let number = 0;
    for await (const { bytes, ended } of linesOf(file)) {
      number += 1;
      const link = readLine(bytes);
      if (!ended || (link === null && isTorn(bytes))) {
        unread = { file: unread?.file ?? file, line: unread?.line ?? number, ended, pieces: [...(unread?.pieces ?? []), bytes] };
        continue;
      }
      if (unread !== null) {
        if (link === null || !recovers(link, joined(unread))) return bad(unread);
        unread = null;
        torn += 1;
      }
      if (link === null) return { ok: false, file, line: number, problem: CHANGED };
      const problem = misplaced(link, end);
      if (problem !== null) return { ok: false, file, line: number, problem };
      firstSeq ??= link.seq;
      end = { seq: link.seq, hash: link.hash };
      lines += 1;
    }
  }
  return unread === null ? { ok: true, lines, firstSeq, end: end ?? GENESIS, torn } : bad(unread);
}

interface Unread {
  readonly file: string;
  /** Where it begins. */
  readonly line: number;
  /** Whether a newline follows the last piece. */
  readonly ended: boolean;
  readonly pieces: readonly Buffer[];
}

function bad({ file, line, ended }: Unread): Verification {
  return { ok: false, file, line, problem: ended ? CHANGED : 'is cut off.' };
}

function joined({ pieces }: Unread): Buffer {
  const newline = Buffer.from('\n');
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [newline, piece])));
}

const CHANGED = 'was changed: its hash does not fit its text.';

function misplaced(link: Link, before: ChainEnd | null): string | null {
  if (before === null) {
    return link.seq === 1 && link.prev !== GENESIS.hash ? 'is numbered 1 but names a line before it.' : null;
  }
  if (link.seq > before.seq + 1) return `is number ${String(link.seq)} where ${missing(before.seq + 1, link.seq - 1)} missing.`;
  if (link.seq <= before.seq)
    return `is number ${String(link.seq)} and stands after number ${String(before.seq)}: out of order, or another log.`;
  return link.prev === before.hash ? null : 'does not name the line before it: one of the two was exchanged.';
}

function missing(from: number, to: number): string {
  return from === to ? `number ${String(from)} is` : `numbers ${String(from)} to ${String(to)} are`;
}

/** Lines as bytes, since a changed byte may no longer be text. */
async function* linesOf(file: string): AsyncGenerator<{ bytes: Buffer; ended: boolean }> {
  let parts: Buffer[] = [];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let newline = chunk.indexOf(0x0a); newline !== -1; newline = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, newline));
      yield { bytes: Buffer.concat(parts), ended: true };
      parts = [];
      start = newline + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield { bytes: Buffer.concat(parts), ended: false };
}
