import { fstatSync, readSync } from 'node:fs';

/** The end of a file of lines. */
export interface Tail {
  /** The last complete line that counts, without its newline. Null when there is no such line. */
  readonly line: Buffer | null;
  /** The bytes after it. */
  readonly rest: Buffer;
}

/**
 * Reads the end of a file: only the last line that counts, and what follows it.
 * @param counts whether a line counts
 */
export function readTail(fd: number, size: number, counts: (line: Buffer) => boolean): Tail {
  for (let length = 64 * 1024; ; length *= 2) {
    const start = Math.max(0, size - length);
    const tail = tailOf(readRange(fd, start, size), start === 0, counts);
    if (tail !== null) return tail;
  }
}

/** @returns null when none of the whole lines in these bytes counts and there are others before them. */
function tailOf(bytes: Buffer, fromStart: boolean, counts: (line: Buffer) => boolean): Tail | null {
  for (let newline = bytes.lastIndexOf(0x0a); newline !== -1;) {
    const before = newline === 0 ? -1 : bytes.lastIndexOf(0x0a, newline - 1);
    if (before === -1 && !fromStart) return null;
    const line = bytes.subarray(before + 1, newline);
    if (counts(line)) return { line, rest: bytes.subarray(newline + 1) };
    newline = before;
  }
  return fromStart ? { line: null, rest: bytes } : null;
}

/** Everything from a position on. */
export function readFrom(fd: number, start: number): Buffer {
  return readRange(fd, start, fstatSync(fd).size);
}

function readRange(fd: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(Math.max(0, end - start));
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(fd, bytes, done, bytes.length - done, start + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
