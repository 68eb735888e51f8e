import { createRequire } from 'node:module';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';

/** A write for each line is a twentieth of what a small query costs: lines wait for each other a little. */
const BUFFERED = { fd: 2, sync: false, minLength: 4096, periodicFlush: 100 } as const;
/** Bytes of lines that wait where they cannot be written, as on a full disk: more are dropped. */
const MOST_WAITING = 1024 * 1024;

/**
 * The log, on standard error: standard output is the audit log's by default. One JSON object a line; for people where it is a terminal
 * and `pino-pretty` is installed.
 */
export function createLogger(level: Config['logLevel']): Logger {
  const pretty = process.stderr.isTTY ? prettyStream() : null;
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (name) => ({ level: name }) } },
    pretty ?? destination(),
  );
}

/** A log that cannot be written must not end the gateway, nor fill its memory. */
function destination(): ReturnType<typeof pino.destination> {
  const stream = pino.destination({ ...BUFFERED, maxLength: MOST_WAITING });
  stream.on('error', () => undefined);
  return stream;
}

function prettyStream(): NodeJS.WritableStream | null {
  try {
    const pretty = createRequire(import.meta.url)('pino-pretty') as (options: object) => NodeJS.WritableStream;
    return pretty({ destination: 2, sync: true, singleLine: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' });
  } catch {
    return null;
  }
}
