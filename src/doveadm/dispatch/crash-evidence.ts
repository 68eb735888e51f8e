import { setTimeout as sleep } from 'node:timers/promises';
import { logErrors } from '../commands/server.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';

/** Dovecot writes the line as the process dies; it is there a moment later. */
const LOG_DELAY_MS = 50;

/** The network that lost an envelope can lose this question as well. */
const ATTEMPTS = 3;

/**
 * How many doveadm processes have died of themselves since then, by Dovecot's own log. A connection that ends without an answer can as well
 * be the network's doing: only with this is it held against a command.
 * @param sinceMs milliseconds since the epoch
 * @returns null: this Dovecot does not show its log. 0 also where it could not be reached, since then the network is at fault
 */
export async function processDeaths(host: Host, requestId: string, sinceMs: number): Promise<number | null> {
  await sleep(LOG_DELAY_MS);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await readDeaths(host, requestId, Math.floor(sinceMs / 1000));
    } catch (error) {
      if (error instanceof CodedError && !error.retryable) return null;
    }
  }
  return 0;
}

async function readDeaths(host: Host, requestId: string, since: number): Promise<number | null> {
  const adapted = (await host.listing()).adapt(logErrors, { since });
  const [answer] = await host.send([adapted], { owner: {}, requestId, effect: 'read', pace: 'server' });
  if (answer === undefined || 'error' in answer) return null;
  const lines = logErrors
    .decode(answer.rows, { since })
    .filter(({ process, type }) => process === 'doveadm' && /^(Fatal|Panic)$/.test(type));
  // The process says why, and the master says so after it; of a segmentation fault, only the master speaks.
  const ofMaster = lines.filter(({ text }) => text.startsWith('master: '));
  const unasked = ofMaster.filter(({ text }) => !/killed with signal (9|15)\b/.test(text));
  return Math.max(lines.length - ofMaster.length, unasked.length);
}
