import { mailboxExists, mailboxList, mailboxSpecialUse, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import { masksOf } from '../doveadm/wildcards.ts';
import type { Gateway } from '../gateway.ts';
import type { MailboxRef, UserRef } from './refs.ts';

/** A mailbox, if it exists, and those below it. With `subscribed`: the names that the user has subscribed to instead. */
export async function mailboxTree(doveadm: Gateway, user: UserRef, mailbox: string, { subscribed = false } = {}): Promise<string[]> {
  const list = (mask: string, subscriptions: boolean): Promise<readonly string[]> =>
    doveadm.run(mailboxList, { user: user.name, mailboxMask: masksOf(mask), subscriptions }, user);
  // `%` does not cross a separator. Further names that `*` finds are deeper, whichever character separates.
  const level = `${mailbox.replaceAll('*', '%')}%`;
  const [all, here, mailboxesHere] = await Promise.all([list(`${mailbox}*`, subscribed), list(level, subscribed), list(level, false)]);
  const siblings = new Set([...here, ...mailboxesHere]);
  const deeper = all.filter(
    (name) => name.startsWith(mailbox) && /^[^\p{L}\p{N}]/u.test(name.slice(mailbox.length)) && !siblings.has(name),
  );
  const isBelow = (name: string): boolean =>
    ![...siblings].some((sibling) => sibling.length > mailbox.length && name.startsWith(sibling) && name !== sibling);
  return [...(here.includes(mailbox) ? [mailbox] : []), ...deeper.filter(isBelow)];
}

export async function hasChildren(doveadm: Gateway, { user, name }: MailboxRef): Promise<boolean> {
  return (await mailboxTree(doveadm, user, name)).some((found) => found !== name);
}

/**
 * Whether it can hold mail. Of mailboxes that exist in name only, one that Dovecot creates on first use can, and one that holds only
 * folders cannot.
 */
export async function isSelectable(doveadm: Gateway, { user, name, status }: MailboxRef): Promise<boolean> {
  const known = await status;
  if (known !== null && known !== undefined) return true;
  const args = { user: user.name, field: [STATUS_FIELDS.guid], mailboxMask: [name] };
  return doveadm.run(mailboxExists, args, user);
}

export function specialUse(doveadm: Gateway, { user, name }: MailboxRef): Promise<string | null> {
  return doveadm.run(mailboxSpecialUse, { user: user.name, mailbox: name }, user);
}
