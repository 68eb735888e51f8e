import { fstatSync } from 'node:fs';
import { GENESIS } from './chain.ts';
import { readUnsettled, repairOf } from './settle.ts';
import { AuditError, type AuditSink, type Recovered } from './sink.ts';
import { writeAll } from './write-all.ts';

/** Lines on standard output. Nobody can read them back, so each start of the gateway begins a chain of its own. */
export function openStdout(stream: NodeJS.WritableStream & { readonly fd?: number } = process.stdout): AuditSink {
  const { fd } = stream;
  return fd !== undefined && fstatSync(fd).isFile() ? toFile(fd) : toStream(stream);
}

/** A pipe or a terminal. A reader that has gone does not come back, so nothing more is accepted then. */
function toStream(stream: NodeJS.WritableStream): AuditSink {
  // The callback of each write receives the error. Without a listener, the event with the same error would end the process.
  const ignore = (): void => undefined;
  stream.on('error', ignore);
  return {
    end: GENESIS,
    append: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    recover: (end) => Promise.resolve({ end, found: 0 }),
    reopen: (end) => Promise.resolve({ end, found: 0 }),
    close() {
      stream.off('error', ignore);
      return Promise.resolve();
    },
  };
}

/** A file that a shell has opened. Node's stream calls write(2) once, and takes a partial write for a whole one (Node 20.19). */
function toFile(fd: number): AuditSink {
  /** The bytes after the last append that succeeded. */
  let rest: Buffer = Buffer.alloc(0);
  async function write(bytes: Buffer): Promise<void> {
    let done = 0;
    try {
      await writeAll(fd, bytes, (count) => (done = count));
    } catch (error) {
      rest = Buffer.concat([rest, bytes.subarray(0, done)]);
      throw error;
    }
  }
  async function recover(end: Recovered['end']): Promise<Recovered> {
    const unsettled = readUnsettled(rest, end);
    if (unsettled === null) throw new AuditError('standard output: what was written of a line is not known.');
    const repair = repairOf(unsettled);
    await write(Buffer.from(repair.text));
    rest = Buffer.alloc(0);
    return { end: repair.end, found: unsettled.found };
  }
  return { end: GENESIS, append: write, recover, reopen: recover, close: () => Promise.resolve() };
}
