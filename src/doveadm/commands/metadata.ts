import { defineCommand, reconciledBy, noRows, type CommandLine, type Reconciliation, type Row } from '../command.ts';
import { text } from '../decode.ts';
import { isInternalKey } from '../internal-key.ts';
import { oneOf } from '../param-checks.ts';
import type { Permission } from '../permission.ts';

/** Metadata of the server, as opposed to a mailbox, has the empty name. */
const OF_SERVER = { mailbox: '', allowEmptyMailboxName: true } as const;

/** The empty name needs `-s`. */
const listLine: CommandLine = {
  options: { s: 'allowEmptyMailboxName', p: 'prependPrefix' },
  operands: ['mailbox', 'keyPrefix'],
  columns: ['key'],
};
const getLine: CommandLine = { options: { s: 'allowEmptyMailboxName' }, operands: ['mailbox', 'key'], columns: ['value'] };
const setLine: CommandLine = { options: { s: 'allowEmptyMailboxName' }, operands: ['mailbox', 'key', 'value'] };
const unsetLine: CommandLine = { options: { s: 'allowEmptyMailboxName' }, operands: ['mailbox', 'key'] };

interface Keyed {
  readonly key: string;
}

const read = {
  effect: 'read',
  class: 'mail',
  permission: ({ key }: Keyed) => permissions('MAILBOX_METADATA_READ', key),
  line: getLine,
  exitCodes: { 68: [] },
  decode: ([row]: readonly Row[]) => (row === undefined || row.value === '' ? null : text(row, 'value')),
} as const;

const list = { wire: 'mailboxMetadataList', effect: 'read', class: 'mail', line: listLine } as const;

function permissions(own: Permission, key = ''): readonly Permission[] {
  return isInternalKey(key) ? [own, 'MAILBOX_METADATA_INTERNAL'] : [own];
}

/** The permissions for lists that include Dovecot's own keys. */
const internal = (): readonly Permission[] => ['MAILBOX_METADATA_READ', 'MAILBOX_METADATA_INTERNAL'];

const keysOf = (rows: readonly Row[]): string[] => [...new Set(rows.map((row) => text(row, 'key')))];
const openKeys = (rows: readonly Row[]): string[] => keysOf(rows).filter((key) => !isInternalKey(key));

/**
 * Keys that are set, and some that could be (`/private/comment`). Without `prependPrefix` (2.3.13), the server gives them bare, without
 * `/private/` or `/shared/`: first the private, then the shared ones. The wire's `keyPrefix` corrupts keys and filters (2.3.19, 2.4.1).
 */
const listMailbox = { ...list, params: { user: 'user', mailbox: 'mailbox' }, constants: { prependPrefix: true } } as const;

export const mailboxMetadataList = defineCommand({
  ...listMailbox,
  name: 'mailboxMetadataList',
  summary: "List the keys of a mailbox's metadata.",
  permission: 'MAILBOX_METADATA_READ',
  decode: openKeys,
});

/** The same, including what Dovecot reserves for itself. */
export const mailboxMetadataListInternal = defineCommand({
  ...listMailbox,
  name: 'mailboxMetadataListInternal',
  summary: "List the keys of a mailbox's metadata, with those that Dovecot keeps for itself.",
  permission: internal,
  decode: keysOf,
});

/** Null when the key is not set: Dovecot then answers with an empty value. */
export const mailboxMetadataGet = defineCommand({
  ...read,
  name: 'mailboxMetadataGet',
  summary: "Read one entry of a mailbox's metadata.",
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey' },
});

/** The server's keys come in two halves: without `keyPrefix`, Dovecot lists only the private ones (2.3.13, 2.3.19, 2.4.1, 2.4.5). */
const HALVES = ['/private/', '/shared/'] as const;
export type MetadataHalf = (typeof HALVES)[number];

const listServer = {
  ...list,
  params: { user: 'user', keyPrefix: 'string' },
  checks: { keyPrefix: oneOf(HALVES) },
  constants: { ...OF_SERVER, prependPrefix: true },
} as const;
const inHalf = (keys: readonly string[], half: string): string[] => keys.map((key) => (key.startsWith('/') ? key : `${half}${key}`));

export const serverMetadataList = defineCommand({
  ...listServer,
  name: 'serverMetadataList',
  summary: 'List the keys of the metadata that the server keeps for a user.',
  permission: 'MAILBOX_METADATA_READ',
  decode: (rows, { keyPrefix }) => inHalf(openKeys(rows), keyPrefix),
});

export const serverMetadataListInternal = defineCommand({
  ...listServer,
  name: 'serverMetadataListInternal',
  summary: 'List the keys of the metadata that the server keeps for a user, with those that Dovecot keeps for itself.',
  permission: internal,
  decode: (rows, { keyPrefix }) => inHalf(keysOf(rows), keyPrefix),
});

export const serverMetadataGet = defineCommand({
  ...read,
  name: 'serverMetadataGet',
  wire: 'mailboxMetadataGet',
  summary: 'Read one entry of the metadata that the server keeps for a user.',
  params: { user: 'user', key: 'metadataKey' },
  constants: OF_SERVER,
});

interface OfMailbox extends OfServer {
  readonly mailbox: string;
}

interface OfServer extends Keyed {
  readonly user: string;
}

/** The state of an entry that should have this value; null: should not exist. */
function entry(found: string | null, wanted: string | null): { isApplied: boolean; what: string } {
  const isApplied = found === (wanted === '' ? null : wanted);
  return {
    isApplied,
    what: found === null ? 'there is no such entry' : `the entry ${isApplied ? 'is as it was given' : 'has another value'}`,
  };
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

const change = {
  class: 'mail',
  permission: ({ key }: Keyed) => permissions('MAILBOX_METADATA_WRITE', key),
  decode: noRows,
} as const;

export const mailboxMetadataSet = defineCommand({
  ...change,
  name: 'mailboxMetadataSet',
  summary: "Set an entry of a mailbox's metadata.",
  effect: 'write',
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey', value: 'content' },
  line: setLine,
  reconcile: [entryOfMailbox(({ value }: OfMailbox & { readonly value: string }) => value)],
});

export const mailboxMetadataUnset = defineCommand({
  ...change,
  name: 'mailboxMetadataUnset',
  summary: "Remove an entry of a mailbox's metadata.",
  effect: 'destroy',
  params: { user: 'user', mailbox: 'mailbox', key: 'metadataKey' },
  line: unsetLine,
  reconcile: [entryOfMailbox(() => null)],
});

export const serverMetadataSet = defineCommand({
  ...change,
  name: 'serverMetadataSet',
  wire: 'mailboxMetadataSet',
  summary: 'Set an entry of the metadata that the server keeps for a user.',
  effect: 'write',
  params: { user: 'user', key: 'metadataKey', value: 'content' },
  line: setLine,
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
  line: unsetLine,
  reconcile: [entryOfServer(() => null)],
  constants: OF_SERVER,
});
