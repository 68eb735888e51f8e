import { fstatSync, readSync } from 'node:fs';

/** The end of a file of lines. */
export interface Tail {
  /** The last line that ends in a newline, without it; null: there is none. */
  readonly line: Buffer | null;
  /** What follows it. */
  readonly rest: Buffer;
}

/** Reads only as much of the file as the last line is long. */
export function readTail(fd: number, size: number): Tail {
  for (let length = 64 * 1024; ; length *= 2) {
    const start = Math.max(0, size - length);
    const bytes = readRange(fd, start, size);
    const newline = bytes.lastIndexOf(0x0a);
    if (newline === -1) {
      if (start === 0) return { line: null, rest: bytes };
      continue;
    }
    const before = newline === 0 ? -1 : bytes.lastIndexOf(0x0a, newline - 1);
    if (before === -1 && start > 0) continue;
    return { line: bytes.subarray(before + 1, newline), rest: bytes.subarray(newline + 1) };
  }
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
