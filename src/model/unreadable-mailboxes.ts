import { mailboxStatus, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import { masksOf } from '../doveadm/wildcards.ts';
import type { Gateway } from '../gateway.ts';
import type { UserRef } from './refs.ts';

/** How a search over several mailboxes fails because of one of them. */
const CODES: readonly ErrorCode[] = ['NOT_FOUND', 'TEMPORARY_FAILURE', 'NOT_POSSIBLE', 'UPSTREAM_NO_PERMISSION', 'COMMAND_CRASHED'];
const MOST_NAMED = 5;

/**
 * Runs a search over several mailboxes.
 * @throws CodedError that names the mailboxes that cannot be opened, when they are the cause
 */
export async function searchNamingUnreadable<T>(doveadm: Gateway, user: UserRef, search: () => Promise<T>): Promise<T> {
  try {
    return await search();
  } catch (error) {
    if (!(error instanceof CodedError) || !CODES.includes(error.code)) throw error;
    const names = await unreadable(doveadm, user);
    const [first] = names;
    if (first === undefined) throw error;
    const message = `These mailboxes cannot be opened: ${names
      .slice(0, MOST_NAMED)
      .map((name) => JSON.stringify(name))
      .join(', ')}. Leave them out: not: [{ mailbox: ${JSON.stringify(first)} }].`;
    const code = error.code === 'NOT_FOUND' ? 'NOT_POSSIBLE' : error.code;
    throw new CodedError(code, message, { ...error.subject, user: user.name, mailbox: first }, error.details);
  }
}

async function unreadable(doveadm: Gateway, user: UserRef): Promise<string[]> {
  if (!doveadm.can('MAILBOX_READ', user.name).allowed) return [];
  const args = { user: user.name, field: [STATUS_FIELDS.messageCount], mailboxMask: masksOf('*') };
  const statuses = await doveadm.run(mailboxStatus, args, user).catch(() => []);
  return statuses.flatMap(({ mailbox, error }) => (error === null ? [] : [mailbox]));
}
