import { GENESIS } from './chain.ts';
import type { AuditSink } from './sink.ts';

/** Lines on standard output. Nobody can read them back, so each start of the gateway begins a chain of its own. */
export function openStdout(stream: NodeJS.WritableStream = process.stdout): AuditSink {
  return {
    end: GENESIS,
    append: (bytes) =>
      new Promise((resolve, reject) => {
        stream.write(bytes, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    recover: (end) => Promise.resolve(end),
    reopen: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
