import {
  mailboxMetadataGet,
  mailboxMetadataList,
  mailboxMetadataListInternal,
  serverMetadataGet,
  serverMetadataList,
  serverMetadataListInternal,
  type MetadataHalf,
} from '../doveadm/commands/metadata.ts';
import { isInternalKey } from '../doveadm/internal-key.ts';
import type { Gateway } from '../gateway.ts';
import type { UserRef } from './refs.ts';

export interface MetadataEntry {
  readonly key: string;
  readonly value: string;
}

const HALVES: readonly MetadataHalf[] = ['/private/', '/shared/'];

/**
 * The entries of a mailbox that are set and begin with `prefix`. Includes what Dovecot reserves for itself only if `prefix` leads to it.
 */
export async function mailboxEntries(doveadm: Gateway, user: UserRef, mailbox: string, prefix: string): Promise<MetadataEntry[]> {
  const list = isInternalKey(prefix) ? mailboxMetadataListInternal : mailboxMetadataList;
  const keys = await doveadm.run(list, { user: user.name, mailbox }, user);
  // Only the value shows which of the two a bare key is.
  const whole = keys.flatMap((key) => (key.startsWith('/') ? [key] : HALVES.map((half) => `${half}${key}`)));
  return entriesOf(whole, prefix, (key) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox, key }, user));
}

/** The same for the server's metadata of a user. */
export async function serverEntries(doveadm: Gateway, user: UserRef, prefix: string): Promise<MetadataEntry[]> {
  const list = isInternalKey(prefix) ? serverMetadataListInternal : serverMetadataList;
  const halves = HALVES.filter((half) => half.startsWith(prefix) || prefix.startsWith(half));
  const keys = await Promise.all(halves.map((keyPrefix) => doveadm.run(list, { user: user.name, keyPrefix }, user)));
  return entriesOf(keys.flat(), prefix, (key) => doveadm.run(serverMetadataGet, { user: user.name, key }, user));
}

async function entriesOf(keys: readonly string[], prefix: string, read: (key: string) => Promise<string | null>): Promise<MetadataEntry[]> {
  const wanted = keys.filter((key) => key.startsWith(prefix));
  const entries = await Promise.all(wanted.map(async (key) => ({ key, value: await read(key) })));
  return entries.filter((entry): entry is MetadataEntry => entry.value !== null);
}
