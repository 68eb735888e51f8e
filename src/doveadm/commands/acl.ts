import { defineCommand, reconciledBy, noRows, type Reconciliation } from '../command.ts';
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
  class: 'mail',
  permission: 'ACL_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  line: { operands: ['mailbox'], columns: ['id', 'global', 'rights'] },
  decode: (rows) => rows.map((row): AclRow => ({ identifier: text(row, 'id'), rights: words(row, 'rights'), global: row.global !== '' })),
});

/** The user's rights on the mailbox, from all entries together. */
export const aclRights = defineCommand({
  name: 'aclRights',
  summary: "Read a user's rights on a mailbox.",
  effect: 'read',
  class: 'mail',
  permission: 'ACL_READ',
  params: { user: 'user', mailbox: 'mailbox' },
  line: { operands: ['mailbox'], columns: ['rights'] },
  decode: ([row]) => (row === undefined ? [] : words(row, 'rights')),
});

interface Entry {
  readonly user: string;
  readonly mailbox: string;
  readonly id: string;
  readonly right: readonly string[];
}

/** The state of an identifier's entry. Without rights, the entry does not exist. */
function entry<A extends Omit<Entry, 'right'>>(matchesRequest: (rights: readonly string[], args: A) => boolean): Reconciliation<A> {
  return reconciledBy(
    aclGet,
    ({ user, mailbox }: A) => ({ user, mailbox }),
    (rows, args) => {
      const found = rows.find(({ identifier, global }) => identifier === args.id && !global);
      const isApplied = matchesRequest(found?.rights ?? [], args);
      return {
        isApplied,
        what: found === undefined ? 'there is no such entry' : `the entry is ${isApplied ? 'as requested' : 'another one'}`,
      };
    },
  );
}

const change = { class: 'mail', permission: 'ACL_WRITE', decode: noRows } as const;
const entryParams = { user: 'user', mailbox: 'mailbox', id: 'aclIdentifier', right: 'aclRights' } as const;

export const aclSet = defineCommand({
  ...change,
  name: 'aclSet',
  summary: 'Replace the rights of one identifier on a mailbox.',
  effect: 'write',
  params: entryParams,
  line: { operands: ['mailbox', 'id', 'right'] },
  reconcile: [entry((rights, { right }: Entry) => rights.length === new Set(right).size && right.every((one) => rights.includes(one)))],
});

export const aclAdd = defineCommand({
  ...change,
  name: 'aclAdd',
  summary: 'Add rights to the entry of one identifier on a mailbox.',
  effect: 'write',
  params: entryParams,
  line: { operands: ['mailbox', 'id', 'right'] },
  reconcile: [entry((rights, { right }: Entry) => right.every((one) => rights.includes(one)))],
});

export const aclRemove = defineCommand({
  ...change,
  name: 'aclRemove',
  summary: 'Remove rights from the entry of one identifier on a mailbox.',
  effect: 'write',
  params: entryParams,
  line: { operands: ['mailbox', 'id', 'right'] },
  reconcile: [entry((rights, { right }: Entry) => right.every((one) => !rights.includes(one)))],
});

export const aclDelete = defineCommand({
  ...change,
  name: 'aclDelete',
  summary: "Remove an identifier's entry from a mailbox's access control list.",
  effect: 'destroy',
  params: { user: 'user', mailbox: 'mailbox', id: 'aclIdentifier' },
  line: { operands: ['mailbox', 'id'] },
  reconcile: [entry((rights) => rights.length === 0)],
});

export const aclRecalc = defineCommand({
  ...change,
  name: 'aclRecalc',
  summary: 'Rebuild the list of mailboxes that a user shares.',
  line: {},
  effect: 'repeatable',
  slow: true,
  params: { user: 'user' },
});
