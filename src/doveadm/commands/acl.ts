import { defineCommand } from '../command.ts';
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
