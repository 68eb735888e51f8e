import { setTimeout as sleep } from 'node:timers/promises';
import { logErrors, type LogLine } from '../commands/server.ts';
import { CodedError } from '../errors.ts';
import type { Host } from '../host/host.ts';
import { rowsOf } from '../wire/answer.ts';
import { prepareCommand } from './prepare-command.ts';

/** Dovecot logs a line when the command fails or its process dies. The line is readable a moment later. */
const LOG_DELAY_MS = 50;

/** The network that lost an envelope can lose this read as well. */
const LOG_ATTEMPTS = 3;

/**
 * The warnings and errors in Dovecot's log since then. The gateway never shows them to a caller.
 * @param sinceMs milliseconds since the epoch; lines of the same second are included
 * @returns null when this Dovecot does not show its log; no lines when the log could not be reached
 */
export async function readLog(host: Host, requestId: string, sinceMs: number): Promise<readonly LogLine[] | null> {
  await sleep(LOG_DELAY_MS);
  for (let attempt = 1; attempt <= LOG_ATTEMPTS; attempt++) {
    try {
      return await readOnce(host, requestId, Math.floor(sinceMs / 1000));
    } catch (error) {
      if (error instanceof CodedError && !error.retryable) return null;
    }
  }
  return [];
}

async function readOnce(host: Host, requestId: string, since: number): Promise<readonly LogLine[] | null> {
  const prepared = prepareCommand(host, await host.listing(), logErrors, { since });
  const [answer] = await host.send([prepared], { owner: {}, requestId, effect: 'read', pace: 'server' }, prepared.via);
  if (answer === undefined || answer instanceof Error) throw answer ?? new Error('The log has no answer.');
  const rows = rowsOf(logErrors, { since }, answer);
  return rows instanceof CodedError ? null : logErrors.decode(rows, { since });
}
