import { defineCommand, type Row } from '../command.ts';

/** What the user database says of one user. */
export interface Account {
  readonly uid: number | null;
  readonly gid: number | null;
  readonly home: string | null;
  /** `mail` on 2.3; on 2.4 `mail_driver` and `mail_path`, put together in the manner of 2.3. */
  readonly mailLocation: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** One user. Asked for many at once, the answer is an object keyed by login, and one unknown name spoils it for all. */
export const userGet = defineCommand({
  name: 'userGet',
  wire: 'user',
  summary: 'Look up a user in the user database.',
  effect: 'read',
  opens: 'server',
  permission: 'USER_READ',
  params: { user: 'user' },
  aliases: { user: ['userMask'] },
  decode: (rows, { user }): Account => {
    const account = rows[0]?.[user];
    if (typeof account !== 'object' || account === null) throw new TypeError('the user is not in the answer');
    const fields = Object.entries(account as Row).map(([name, value]) => ({ name, value: String(value) }));
    const valueOf = (name: string): string | null => fields.find((field) => field.name === name)?.value ?? null;
    const numberOf = (name: string): number | null => (/^\d+$/.test(valueOf(name) ?? '') ? Number(valueOf(name)) : null);
    const driver = valueOf('mail_driver');
    const path = valueOf('mail_path');
    return {
      uid: numberOf('uid'),
      gid: numberOf('gid'),
      home: valueOf('home'),
      mailLocation: valueOf('mail') ?? (driver !== null && path !== null ? `${driver}:${path}` : path),
      fields,
    };
  },
});

/** Names of the users that match a pattern. */
export const userList = defineCommand({
  name: 'userList',
  wire: 'user',
  summary: 'List the users that match a pattern.',
  effect: 'read',
  opens: 'server',
  permission: 'USER_READ',
  params: { mask: 'string' },
  aliases: { mask: ['userMask'] },
  rows: (rows) => rows.flatMap(({ userList: names }) => (Array.isArray(names) ? names.map((name) => ({ name: String(name) })) : [])),
  owner: ({ name }) => String(name),
  decode: (rows) => rows.map(({ name }) => String(name)),
});
