import { defineCommand, reconciledBy, noRows, type Reconciliation, type Row } from '../command.ts';
import { text } from '../decode.ts';

/** What is kept of the server and not of a mailbox is kept under the empty name. */
const OF_SERVER = { mailbox: '', allowEmptyMailboxName: true } as const;

const keysOf = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => text(row, 'key')))];
const valueOf = ([row]: readonly Row[]): string | null => (row === undefined || row.value === '' ? null : text(row, 'value'));

/** Whole keys. The wire's `keyPrefix` filters nothing (2.3.19, 2.4.1), so the caller does. */
export const mailboxMetadataList = defineCommand({
  name: 'mailboxMetadataList',
  summary: "List the keys of a mailbox's metadata.",
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_METADATA_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  constants: { prependPrefix: true },
  decode: keysOf,
});

/** Null where the key is not set: Dovecot answers an empty value then. */
export const mailboxMetadataGet = defineCommand({
  name: 'mailboxMetadataGet',
  summary: "Read one entry of a mailbox's metadata.",
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_METADATA_READ',
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey' },
  exitCodes: { 68: [] },
  decode: valueOf,
});

export const serverMetadataList = defineCommand({
  name: 'serverMetadataList',
  wire: 'mailboxMetadataList',
  summary: 'List the keys of the metadata that the server keeps for a user.',
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_METADATA_READ',
  params: { user: 'user' },
  constants: { ...OF_SERVER, prependPrefix: true },
  decode: keysOf,
});

export const serverMetadataGet = defineCommand({
  name: 'serverMetadataGet',
  wire: 'mailboxMetadataGet',
  summary: 'Read one entry of the metadata that the server keeps for a user.',
  effect: 'read',
  class: 'mail',
  permission: 'MAILBOX_METADATA_READ',
  params: { user: 'user', key: 'metadataKey' },
  constants: OF_SERVER,
  exitCodes: { 68: [] },
  decode: valueOf,
});

interface OfMailbox extends OfServer {
  readonly mailbox: string;
}

interface OfServer {
  readonly user: string;
  readonly key: string;
}

/** What became of an entry that was to have this value; null: none. */
function entry(found: string | null, wanted: string | null): { asAsked: boolean; what: string } {
  const asAsked = found === (wanted === '' ? null : wanted);
  return { asAsked, what: found === null ? 'there is no such entry' : `the entry ${asAsked ? 'is as it was given' : 'has another value'}` };
}

function entryOfMailbox<A extends OfMailbox>(wanted: (args: A) => string | null): Reconciliation<A> {
  const asked = ({ user, mailbox, key }: A): OfMailbox => ({ user, mailbox, key });
  return reconciledBy(mailboxMetadataGet, asked, (found, args) => entry(found, wanted(args)));
}

function entryOfServer<A extends OfServer>(wanted: (args: A) => string | null): Reconciliation<A> {
  return reconciledBy(
    serverMetadataGet,
    ({ user, key }: A) => ({ user, key }),
    (found, args) => entry(found, wanted(args)),
  );
}

const change = { class: 'mail', permission: 'MAILBOX_METADATA_WRITE', decode: noRows } as const;

export const mailboxMetadataSet = defineCommand({
  ...change,
  name: 'mailboxMetadataSet',
  summary: "Set an entry of a mailbox's metadata.",
  effect: 'write',
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey', value: 'content' },
  reconcile: [entryOfMailbox(({ value }: OfMailbox & { readonly value: string }) => value)],
});

export const mailboxMetadataUnset = defineCommand({
  ...change,
  name: 'mailboxMetadataUnset',
  summary: "Remove an entry of a mailbox's metadata.",
  effect: 'destroy',
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey' },
  reconcile: [entryOfMailbox(() => null)],
});

export const serverMetadataSet = defineCommand({
  ...change,
  name: 'serverMetadataSet',
  wire: 'mailboxMetadataSet',
  summary: 'Set an entry of the metadata that the server keeps for a user.',
  effect: 'write',
  params: { user: 'user', key: 'metadataKey', value: 'content' },
  reconcile: [entryOfServer(({ value }: OfServer & { readonly value: string }) => value)],
  constants: OF_SERVER,
});

export const serverMetadataUnset = defineCommand({
  ...change,
  name: 'serverMetadataUnset',
  wire: 'mailboxMetadataUnset',
  summary: 'Remove an entry of the metadata that the server keeps for a user.',
  effect: 'destroy',
  params: { user: 'user', key: 'metadataKey' },
  reconcile: [entryOfServer(() => null)],
  constants: OF_SERVER,
});
