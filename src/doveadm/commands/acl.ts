import { defineCommand, noRows } from '../command.ts';
import { text, words } from '../decode.ts';

/** One entry of a mailbox's access control list. A right with a leading `-` is taken away. */
export interface AclRow {
  readonly identifier: string;
  readonly rights: readonly string[];
  readonly global: boolean;
}

export const aclGet = defineCommand({
  name: 'aclGet',
  summary: "Read a mailbox's access control list.",
  effect: 'read',
  opens: 'mail',
  permission: 'ACL_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  decode: (rows) => rows.map((row): AclRow => ({ identifier: text(row, 'id'), rights: words(row, 'rights'), global: row.global !== '' })),
});

/** What the user may do with the mailbox, all entries taken together. */
export const aclRights = defineCommand({
  name: 'aclRights',
  summary: 'Read which rights a user has on a mailbox.',
  effect: 'read',
  opens: 'mail',
  permission: 'ACL_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  decode: ([row]) => (row === undefined ? [] : words(row, 'rights')),
});

const change = { opens: 'mail', permission: 'ACL_WRITE', decode: noRows } as const;
const entry = { user: 'user', mailbox: 'mailbox', id: 'aclIdentifier', right: 'aclRights' } as const;

export const aclSet = defineCommand({
  ...change,
  name: 'aclSet',
  summary: 'Replace the rights of one identifier on a mailbox.',
  effect: 'write',
  params: entry,
});

export const aclAdd = defineCommand({
  ...change,
  name: 'aclAdd',
  summary: 'Give one identifier more rights on a mailbox.',
  effect: 'write',
  params: entry,
});

export const aclRemove = defineCommand({
  ...change,
  name: 'aclRemove',
  summary: 'Take rights from one identifier on a mailbox.',
  effect: 'write',
  params: entry,
});

export const aclDelete = defineCommand({
  ...change,
  name: 'aclDelete',
  summary: "Remove an identifier's entry from a mailbox's access control list.",
  effect: 'destroy',
  params: { user: 'user', mailbox: 'mailbox', id: 'aclIdentifier' },
});

export const aclRecalc = defineCommand({
  ...change,
  name: 'aclRecalc',
  summary: 'Bring the list of mailboxes that a user shares up to date.',
  effect: 'repeatable',
  long: true,
  params: { user: 'user' },
});
