import { mailboxStatus, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import { masksOf } from '../doveadm/wildcards.ts';
import type { MessageSearch } from '../doveadm/search/search.ts';
import { MISSING, type Gateway, type Incomplete } from '../gateway.ts';
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
    throw (await explain(doveadm, user, error)).error;
  }
}

/**
 * As `searchNamingUnreadable`, but searches the other mailboxes when some cannot be opened. The result then has the error besides.
 * @param search receives the condition that leaves mailboxes out
 */
export async function searchReadable<T extends object>(
  doveadm: Gateway,
  user: UserRef,
  search: (without: MessageSearch) => Promise<T>,
): Promise<Incomplete<T>> {
  try {
    return await search({});
  } catch (error) {
    const cause = await explain(doveadm, user, error);
    if (cause.names.length === 0) throw cause.error;
    const result = await search({ not: cause.names.map((mailbox) => ({ mailbox })) }).catch(() => {
      throw cause.error;
    });
    return { ...result, [MISSING]: cause.error };
  }
}

/** The mailboxes that make a search fail, and the error that names them. No names: the cause is another. */
async function explain(doveadm: Gateway, user: UserRef, error: unknown): Promise<{ names: readonly string[]; error: Error }> {
  if (!(error instanceof CodedError)) throw error;
  const names = CODES.includes(error.code) ? await unreadable(doveadm, user) : [];
  const [first] = names;
  if (first === undefined) return { names, error };
  const message = `These mailboxes cannot be opened: ${names
    .slice(0, MOST_NAMED)
    .map((name) => JSON.stringify(name))
    .join(', ')}. Leave them out: not: [{ mailbox: ${JSON.stringify(first)} }].`;
  const code = error.code === 'NOT_FOUND' ? 'NOT_POSSIBLE' : error.code;
  return { names, error: new CodedError(code, message, { ...error.subject, user: user.name, mailbox: first }, error.details) };
}

async function unreadable(doveadm: Gateway, user: UserRef): Promise<string[]> {
  if (!doveadm.can('MAILBOX_READ', user.name).allowed) return [];
  const args = { user: user.name, field: [STATUS_FIELDS.messageCount], mailboxMask: masksOf('*') };
  const statuses = await doveadm.run(mailboxStatus, args, user).catch(() => []);
  return statuses.flatMap(({ mailbox, error }) => (error === null ? [] : [mailbox]));
}
