import { decide } from '../access/decide.ts';
import { logErrors } from '../doveadm/commands/server.ts';
import { createReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { CodedError } from '../doveadm/errors.ts';
import type { Host } from '../doveadm/host/host.ts';
import { decode } from '../doveadm/wire/answer.ts';
import { ownReadOptions, type Caller } from './caller.ts';
import type { MailboxReach } from './mailbox-reach.ts';

/**
 * Dovecot's own log line about a failed write, found by user and time. The read is the gateway's own: the caller does not pay for it.
 * @returns null where there is no such line, or the caller may not see it
 */
export async function readFailureReason(
  host: Host,
  caller: Caller,
  reach: MailboxReach,
  { subject }: CodedError,
  sinceMs: number,
): Promise<string | null> {
  const user = subject.user ?? null;
  if (!decide(caller.principal, 'ERROR_LOG_READ', user, { hostOnly: user === null }).allowed) return null;
  try {
    const args = { since: Math.floor(sinceMs / 1000) };
    const rows = await createReadLoader(host, ownReadOptions(caller)).load({ command: logErrors, args });
    const lines = decode(logErrors, rows.filter(reach.mayKnow(logErrors, ['ERROR_LOG_READ'])), args);
    return lines.findLast((line) => user === null || line.user === user)?.text ?? null;
  } catch {
    return null;
  }
}
