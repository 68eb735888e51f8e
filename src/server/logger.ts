import { createRequire } from 'node:module';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';

/** Lines are buffered for a short time: one write for each line took a twentieth of the CPU time of a small query. */
const BUFFERED = { fd: 2, sync: false, minLength: 4096, periodicFlush: 100 } as const;
/** Bytes of lines that may wait when they cannot be stored, for example on a full disk. Further lines are dropped. */
const MOST_WAITING = 1024 * 1024;

/**
 * The log, on standard error: standard output has the audit log by default. One JSON object a line; readable text on a terminal when
 * `pino-pretty` is installed.
 */
export function createLogger(level: Config['logLevel']): Logger {
  const pretty = process.stderr.isTTY ? prettyStream() : null;
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (name) => ({ level: name }) } },
    pretty ?? destination(),
  );
}

/** A log that cannot be stored must not end the gateway, nor fill its memory. */
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
