import { existenceMasks, isInbox, mailboxList, mailboxStatus, STATUS_FIELDS, type MailboxStatus } from '../doveadm/commands/mailbox.ts';
import { CodedError } from '../doveadm/errors.ts';
import { isMailboxPattern, masksOf, namesNamespace } from '../doveadm/wildcards.ts';
import type { GraphQLResolveInfo } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import type { Gateway } from '../gateway.ts';
import { fieldsOf, isSelected, selectedFields, type SelectedField } from './query/look-ahead.ts';
import type { MailboxRef, UserRef } from './refs.ts';
import { readAhead } from './query/read-ahead.ts';

type StatusName = keyof typeof STATUS_FIELDS;
const STATUS_NAMES = Object.keys(STATUS_FIELDS) as StatusName[];

/** A user's matching mailboxes, INBOX first, with their selected fields, all in one round. */
export async function listMailboxes(
  doveadm: Gateway,
  user: UserRef,
  { mask, subscribed }: { readonly mask: string; readonly subscribed: boolean },
  selected: readonly SelectedField[],
): Promise<MailboxRef[]> {
  const list = (subscriptions: boolean): Promise<readonly string[]> => listNames(doveadm, user, mask, subscriptions);
  const statuses = readStatuses(doveadm, user, mask, selected);
  const subscriptions = isSelected(selected, 'subscribed') || subscribed ? list(true) : undefined;
  const [names, counted, subscription] = await Promise.allSettled([subscribed ? subscriptions : list(false), statuses, subscriptions]);
  if (names.status === 'rejected') throw names.reason as Error;
  const status = await complete(counted, (all) => completed(doveadm, user, names.value ?? [], all, selected));
  const found = known(status, (all) => new Map(all.map((one) => [one.mailbox, one])));
  const subscribedTo = known(subscription, (all) => new Set(all));
  return [...(names.value ?? [])].sort(byName).map((name) => ({
    user,
    name,
    status: found instanceof Promise ? found : found && statusOf(found.get(name)),
    subscribed: subscribedTo instanceof Promise ? subscribedTo : subscribedTo?.has(name),
  }));
}

async function complete<T>(
  settled: PromiseSettledResult<T | undefined>,
  more: (value: T) => Promise<T>,
): Promise<PromiseSettledResult<T | undefined>> {
  if (settled.status === 'rejected' || settled.value === undefined) return settled;
  const [all] = await Promise.allSettled([more(settled.value)]);
  return all;
}

/** The names that a pattern matches, in every namespace. */
export async function listNames(doveadm: Gateway, user: UserRef, mask: string, subscriptions = false): Promise<readonly string[]> {
  const lists = searchesOf(mask).map((mailboxMask) => doveadm.run(mailboxList, { user: user.name, mailboxMask, subscriptions }, user));
  return [...new Set((await Promise.all(lists)).flat())];
}

/**
 * The lists of masks that find the matches of a pattern. A pattern that may name a namespace finds one that is not listed only when it is
 * alone.
 */
function searchesOf(mask: string): string[][] {
  return isMailboxPattern(mask) && namesNamespace(mask) ? [[mask], [mask, mask]] : [masksOf(mask)];
}

function statusOf(status: MailboxStatus | undefined): MailboxStatus | null | Promise<never> {
  if (status?.error instanceof Error) return failed(status.error.about({ mailbox: status.mailbox }));
  return status ?? null;
}

function failed(error: Error): Promise<never> {
  const rejected = Promise.reject<never>(error);
  quiet(rejected);
  return rejected;
}

/** The result of a read. Only a failed one is a promise, since one promise for each field of each mailbox would be expensive. */
function known<T, V>(settled: PromiseSettledResult<T | undefined>, valueOf: (value: T) => V): V | Promise<never> | undefined {
  if (settled.status === 'fulfilled') return settled.value === undefined ? undefined : valueOf(settled.value);
  return failed(settled.reason as Error);
}

/**
 * One mailbox with its selected fields, in one round. Null when it does not exist.
 * @throws CodedError USER_NOT_FOUND; for a user who is assumed to exist, only through the selected fields
 */
export async function findMailbox(
  context: GraphQLContext,
  user: UserRef,
  name: string,
  info: GraphQLResolveInfo,
  { isUserKnown = true } = {},
): Promise<MailboxRef | null> {
  const { doveadm } = context;
  const mailbox = mailboxRef(doveadm, user, name, selectedFields(info));
  readAhead('Mailbox', mailbox, context, info);
  if (isUserKnown && mailbox.name === 'INBOX') {
    // Every user has an INBOX, and Dovecot lists it even before it holds anything (2.3.19, 2.4.1).
    await doveadm.assertCanRead('MAILBOX_READ', user, mailboxList);
    return mailbox;
  }
  const names = await doveadm.run(mailboxList, { user: user.name, mailboxMask: existenceMasks(mailbox.name) }, user);
  if (names.includes(mailbox.name)) return mailbox;
  const listed = names.find((one) => isInInbox(mailbox.name) && one === `INBOX${mailbox.name.slice('INBOX'.length)}`);
  return listed === undefined ? null : mailboxRef(doveadm, user, listed, selectedFields(info));
}

/** A mailbox that is assumed to exist. Requests its selected fields. */
export function mailboxRef(doveadm: Gateway, user: UserRef, givenName: string, selected: readonly SelectedField[]): MailboxRef {
  const name = foldInbox(givenName);
  const statuses = readStatuses(doveadm, user, name, selected);
  const status = statuses?.then((all) => readable(all.find((one) => one.mailbox === name)));
  const subscribed = isSelected(selected, 'subscribed') ? isSubscribed(doveadm, { user, name }) : undefined;
  quiet(status, subscribed);
  return { user, name, status, subscribed };
}

/** Counts and sizes of several mailboxes together. */
export interface MailboxTotals {
  readonly messageCount: number;
  readonly unseenCount: number;
  readonly recentCount: number;
  readonly sizeBytes: number;
}

/** doveadm's own sum would also count mailboxes outside the caller's scope. */
export async function sumMailboxes(
  doveadm: Gateway,
  user: UserRef,
  mask: string,
  selected: readonly SelectedField[],
): Promise<MailboxTotals> {
  const [names, found = []] = await Promise.all([listNames(doveadm, user, mask), readStatuses(doveadm, user, mask, selected)]);
  const statuses = await completed(doveadm, user, names, found, selected);
  const sum = (name: keyof MailboxTotals): number => statuses.reduce((total, status) => total + (readable(status)?.[name] ?? 0), 0);
  return {
    messageCount: sum('messageCount'),
    unseenCount: sum('unseenCount'),
    recentCount: sum('recentCount'),
    sizeBytes: sum('sizeBytes'),
  };
}

/** The status of a mailbox whose parent did not look ahead. */
export async function readStatus(doveadm: Gateway, { user, name }: MailboxRef, field: StatusName): Promise<MailboxStatus | null> {
  const all = await doveadm.run(mailboxStatus, { user: user.name, field: [STATUS_FIELDS[field]], mailboxMask: [name] }, user);
  return readable(all.find((status) => status.mailbox === name));
}

/** @throws CodedError with the reason why a mailbox could not be read while others could */
export function readable(status: MailboxStatus | undefined): MailboxStatus | null {
  if (status?.error instanceof Error) throw status.error.about({ mailbox: status.mailbox });
  return status ?? null;
}

/** Whether it could be a mailbox below INBOX when the separator is not "/". */
function isInInbox(name: string): boolean {
  return /^inbox[^\p{L}\p{N}]/iu.test(name);
}

/** A name as Dovecot lists it: INBOX in capitals, alone and as the first part of a name. */
export function foldInbox(name: string): string {
  if (isInbox(name)) return 'INBOX';
  return /^inbox\//i.test(name) ? `INBOX${name.slice('INBOX'.length)}` : name;
}

function readStatuses(
  doveadm: Gateway,
  user: UserRef,
  mask: string,
  selected: readonly SelectedField[],
): Promise<MailboxStatus[]> | undefined {
  const field = statusFields(selected);
  if (field.length === 0) return undefined;
  const [first, ...others] = searchesOf(mask).map((mailboxMask) =>
    doveadm.run(mailboxStatus, { user: user.name, field, mailboxMask }, user),
  );
  return others.length === 0 ? first : Promise.all([first ?? [], ...others]).then((all) => distinct(all.flat()));
}

function statusFields(selected: readonly SelectedField[]): string[] {
  return STATUS_NAMES.filter((name) => isSelected(selected, name)).map((name) => STATUS_FIELDS[name]);
}

/** Counts of mailboxes by their names. Omits mailboxes that hold no mail. */
export async function statusesOf(
  doveadm: Gateway,
  user: UserRef,
  names: readonly string[],
  field: readonly string[],
): Promise<MailboxStatus[]> {
  const read = (name: string): Promise<readonly MailboxStatus[]> =>
    doveadm.run(mailboxStatus, { user: user.name, field, mailboxMask: [name] }, user).catch(noneIfNotFound);
  const wanted = new Set(names);
  // A name with a wildcard also finds other mailboxes.
  return distinct((await Promise.all(names.map(read))).flat()).filter(({ mailbox }) => wanted.has(mailbox));
}

/**
 * Completes the statuses that a pattern found with those of other namespaces: with a pattern, Dovecot counts only in the user's own
 * namespaces (2.3.19, 2.4.1). A name in another namespace contains a separator. Without one, a missing mailbox exists in name only.
 */
async function completed(
  doveadm: Gateway,
  user: UserRef,
  names: readonly string[],
  statuses: MailboxStatus[],
  selected: readonly SelectedField[],
): Promise<MailboxStatus[]> {
  const found = new Set(statuses.map(({ mailbox }) => mailbox));
  const missing = names.filter((name) => !found.has(name) && /[^\p{L}\p{N}\s]/u.test(name));
  return missing.length === 0 ? statuses : [...statuses, ...(await statusesOf(doveadm, user, missing, statusFields(selected)))];
}

function distinct(statuses: readonly MailboxStatus[]): MailboxStatus[] {
  return [...new Map(statuses.map((one) => [one.mailbox, one])).values()];
}

function noneIfNotFound(error: unknown): readonly never[] {
  if (error instanceof CodedError && error.code === 'NOT_FOUND') return [];
  throw error;
}

/** A leaf field reports the rejection of such a promise. Until a resolver awaits it, the rejection must not count as unhandled. */
export function quiet(...promises: readonly (Promise<unknown> | undefined)[]): void {
  for (const promise of promises) promise?.catch(() => undefined);
}

function byName(a: string, b: string): number {
  if (a === 'INBOX' || b === 'INBOX') return a === b ? 0 : a === 'INBOX' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether the user has subscribed to a mailbox whose parent did not look ahead. */
export async function isSubscribed(doveadm: Gateway, { user, name }: MailboxRef): Promise<boolean> {
  const all = await doveadm.run(mailboxList, { user: user.name, mailboxMask: existenceMasks(name), subscriptions: true }, user);
  return all.includes(name);
}

/** The mailbox of a mutation's payload. Requests its selected fields right after the write. */
export function payloadMailbox(doveadm: Gateway, user: UserRef, name: string, info: GraphQLResolveInfo, field = 'mailbox'): MailboxRef {
  return mailboxRef(doveadm, user, name, fieldsOf(selectedFields(info), field));
}
