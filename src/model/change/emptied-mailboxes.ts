import { mailboxDelete, STATUS_FIELDS } from '../../doveadm/commands/mailbox.ts';
import { messageExpunge, messageSearch } from '../../doveadm/commands/message.ts';
import type { Gateway } from '../../gateway.ts';
import { listNames, readable, statusesOf } from '../mailboxes.ts';
import type { UserRef } from '../refs.ts';
import type { AffectedReader } from './dry-run.ts';
import { runForTarget, type ChangeTarget, type TargetWriteResult } from './run-for-target.ts';
import { thenRun, thenRunForEach, unsubscribeStep, type Step } from './then-run.ts';

/*
 * Dovecot's own option of `expunge` deletes every empty mailbox that the command visits, including those that were empty before. If the search
 * names its mailbox by GUID or within an alternative, it visits all mailboxes of the user (2.3.19, 2.4.1).
 */

/** Removes messages, and then the mailboxes that become empty. */
export async function expungeWithMailboxes(
  doveadm: Gateway,
  input: ChangeTarget,
  query: readonly string[],
  reader: AffectedReader,
): Promise<TargetWriteResult<unknown>> {
  const emptied = new Map<string, readonly string[]>();
  const expunged = await runForTarget(
    doveadm,
    input,
    messageExpunge,
    (user) => ({ user, query }),
    withMailboxesLeftEmpty(doveadm, reader, query),
    {
      furtherPermissions: ['MESSAGE_READ', 'MAILBOX_READ', 'MAILBOX_DELETE', 'MAILBOX_SUBSCRIBE'],
      beforeSending: async (user) => {
        emptied.set(user.name, await mailboxesLeftEmpty(doveadm, user, query));
      },
    },
  );
  return thenRunForEach(expunged, (user) => deleteEmptySteps(doveadm, user, emptied.get(user.name) ?? []));
}

/** The mailboxes that become empty without these messages. INBOX cannot be deleted. */
async function mailboxesLeftEmpty(doveadm: Gateway, user: UserRef, query: readonly string[]): Promise<string[]> {
  const [hits, names] = await Promise.all([doveadm.run(messageSearch, { user: user.name, query }, user), listNames(doveadm, user, '*')]);
  const hitCounts = new Map<string, number>();
  for (const { mailboxGuid } of hits) hitCounts.set(mailboxGuid, (hitCounts.get(mailboxGuid) ?? 0) + 1);
  if (hitCounts.size === 0) return [];
  const statuses = await statusesOf(doveadm, user, names, [STATUS_FIELDS.messageCount, STATUS_FIELDS.guid]);
  const emptied = statuses.filter((status) => {
    const { guid, messageCount } = status;
    return guid !== null && hitCounts.has(guid) && hitCounts.get(guid) === messageCount && status.mailbox !== 'INBOX';
  });
  return emptied.map(({ mailbox }) => mailbox);
}

/** Deletes those of the mailboxes that are empty, and the subscriptions to them. */
async function deleteEmptySteps(doveadm: Gateway, user: UserRef, mailboxes: readonly string[]): Promise<Step[]> {
  const statuses = await statusesOf(doveadm, user, mailboxes, [STATUS_FIELDS.messageCount]);
  const empty = statuses.flatMap((status) => (readable(status)?.messageCount === 0 ? [status.mailbox] : []));
  return empty.map((mailbox) => async () => {
    const deleted = await doveadm.run(mailboxDelete, { user: user.name, mailbox, requireEmpty: true }, user);
    return thenRun(deleted, () => Promise.resolve([unsubscribeStep(doveadm, user, mailbox)]));
  });
}

/** Adds to a reader the mailboxes that a removal of messages would leave empty. */
function withMailboxesLeftEmpty(doveadm: Gateway, reader: AffectedReader, query: readonly string[]): AffectedReader {
  return {
    ...reader,
    affected: async (user) => {
      const [affected, names] = await Promise.all([reader.affected(user), mailboxesLeftEmpty(doveadm, user, query)]);
      return { ...affected, mailboxes: names.map((name) => ({ user, name })) };
    },
  };
}
