import { existenceMask, mailboxList, mailboxStatus, STATUS_FIELDS, type MailboxStatus } from '../doveadm/commands/mailbox.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { Doveadm } from '../gateway.ts';
import { fieldsOf, isSelected, selectedFields, type SelectedField } from './look-ahead.ts';
import type { MailboxRef, UserRef } from './model.ts';

type StatusName = keyof typeof STATUS_FIELDS;
const STATUS_NAMES = Object.keys(STATUS_FIELDS) as StatusName[];

/** A user's mailboxes that match, INBOX first, with what is selected of them: all in one round. */
export async function listMailboxes(
  doveadm: Doveadm,
  user: UserRef,
  { mask, subscribed }: { readonly mask: string; readonly subscribed: boolean },
  selected: readonly SelectedField[],
): Promise<MailboxRef[]> {
  const list = (subscriptions: boolean): Promise<readonly string[]> =>
    doveadm.run(mailboxList, { user: user.name, mailboxMask: [mask], subscriptions }, user);
  const statuses = readStatuses(doveadm, user, mask, selected);
  const subscriptions = isSelected(selected, 'subscribed') || subscribed ? list(true) : undefined;
  quiet(statuses, subscriptions);
  const names = subscribed ? await subscriptions : await list(false);
  return [...(names ?? [])].sort(byName).map((name) => ({
    user,
    name,
    status: statuses?.then((all) => all.find((status) => status.mailbox === name) ?? null),
    subscribed: subscriptions?.then((all) => all.includes(name)),
  }));
}

/** One mailbox with what is selected of it, in one round; null where there is none of this name. */
export async function findMailbox(
  doveadm: Doveadm,
  user: UserRef,
  name: string,
  selected: readonly SelectedField[],
): Promise<MailboxRef | null> {
  const mailbox = mailboxRef(doveadm, user, name, selected);
  quiet(mailbox.status, mailbox.subscribed);
  const names = await doveadm.run(mailboxList, { user: user.name, mailboxMask: [existenceMask(mailbox.name)] }, user);
  return names.includes(mailbox.name) ? mailbox : null;
}

/** A mailbox that is taken to exist, with what is selected of it asked for. */
export function mailboxRef(doveadm: Doveadm, user: UserRef, givenName: string, selected: readonly SelectedField[]): MailboxRef {
  const name = foldInbox(givenName);
  const statuses = readStatuses(doveadm, user, name, selected);
  return {
    user,
    name,
    status: statuses?.then((all) => all.find((status) => status.mailbox === name) ?? null),
    subscribed: isSelected(selected, 'subscribed') ? isSubscribed(doveadm, { user, name }) : undefined,
  };
}

/** The status of a mailbox whose parent did not look ahead. */
export async function readStatus(doveadm: Doveadm, { user, name }: MailboxRef, field: StatusName): Promise<MailboxStatus | null> {
  const all = await doveadm.run(mailboxStatus, { user: user.name, field: [STATUS_FIELDS[field]], mailboxMask: [name] }, user);
  return all.find((status) => status.mailbox === name) ?? null;
}

/** RFC 3501: INBOX is the same in any case; Dovecot's lists write it in capitals. */
export function foldInbox(name: string): string {
  return name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
}

function readStatuses(
  doveadm: Doveadm,
  user: UserRef,
  mask: string,
  selected: readonly SelectedField[],
): Promise<MailboxStatus[]> | undefined {
  const field = STATUS_NAMES.filter((name) => isSelected(selected, name)).map((name) => STATUS_FIELDS[name]);
  return field.length === 0 ? undefined : doveadm.run(mailboxStatus, { user: user.name, field, mailboxMask: [mask] }, user);
}

/** These reject where a leaf field reports it; until one asks, nobody has to. */
export function quiet(...promises: readonly (Promise<unknown> | undefined)[]): void {
  for (const promise of promises) promise?.catch(() => undefined);
}

function byName(a: string, b: string): number {
  if (a === 'INBOX' || b === 'INBOX') return a === b ? 0 : a === 'INBOX' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the user has subscribed to a mailbox whose parent did not look ahead. */
export async function isSubscribed(doveadm: Doveadm, { user, name }: MailboxRef): Promise<boolean> {
  const all = await doveadm.run(mailboxList, { user: user.name, mailboxMask: [existenceMask(name)], subscriptions: true }, user);
  return all.includes(name);
}

/** The mailbox of a mutation's payload: what is selected of it is asked for at once, after the write. */
export function payloadMailbox(doveadm: Doveadm, user: UserRef, name: string, info: GraphQLResolveInfo, field = 'mailbox'): MailboxRef {
  const mailbox = mailboxRef(doveadm, user, name, fieldsOf(selectedFields(info), field));
  quiet(mailbox.status, mailbox.subscribed);
  return mailbox;
}
