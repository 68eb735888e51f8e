import { defineCommand, type CommandLine, type Row, type Separation } from '../command.ts';
import { CodedError } from '../errors.ts';
import { mailboxList } from './mailbox.ts';

const userLine: CommandLine = { options: { x: 'authInfo', e: 'expandField' }, operands: ['userMask'], columns: 'json' };

/** What the user database knows of one user. */
export interface Account {
  readonly uid: number | null;
  readonly gid: number | null;
  readonly home: string | null;
  /** `mail` on 2.3. On 2.4, `mail_driver` and `mail_path`, combined into the form of 2.3. */
  readonly mailLocation: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/**
 * `doveadm user` fails with 75 for a user whose settings or system user Dovecot cannot use, and logs only that it failed. A command that
 * opens the user's mail logs why (2.3.19, 2.4.1).
 */
const explainedBy: Separation<{ readonly user: string }>['list'] = ({ user }) => ({
  command: mailboxList,
  args: { user, mailboxMask: ['INBOX'] },
});

const lookUp = {
  wire: 'user',
  effect: 'read',
  class: 'server',
  permission: 'USER_READ',
  params: { user: 'user' },
  line: userLine,
  aliases: { user: ['userMask'] },
  explainedBy,
} as const;

/**
 * One user. Eight users in one command take half the time of eight commands (2.3.19, 2.4.1). But one unknown name spoils the answer for
 * all, and a retry costs a process and a round: with 5 unknown among 200, joining was slower on 2.4.1 and no faster on 2.3.19.
 */
export const userGet = defineCommand({
  ...lookUp,
  name: 'userGet',
  summary: 'Look up a user in the user database.',
  decode: (rows, { user }): Account => {
    const fields = fieldsOf(rows, user);
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

/**
 * Whether a user exists. Every command that opens a user's mail looks the user up first, and fails with 67 when the user does not exist
 * (2.3.19, 2.4.1).
 */
export const userExists = defineCommand({
  ...lookUp,
  name: 'userExists',
  summary: 'Check whether a user exists.',
  exitCodes: { 67: [{ absent: true }] },
  impliedBy: ({ user }, other, { user: otherUser }) =>
    otherUser === user && (other.class === 'mail' || other === userGet) ? readExistence : null,
  decode: ([row]) => row?.absent !== true,
});

function readExistence(answer: readonly Row[] | Error): readonly Row[] | null {
  if (!(answer instanceof Error)) return [];
  if (!(answer instanceof CodedError)) return null;
  if (answer.code === 'USER_NOT_FOUND') return [{ absent: true }];
  // Something else of the user was not found.
  return answer.subject.exitCode === 68 ? [] : null;
}

/** The fields of one user in an answer. */
function fieldsOf([answer]: readonly Row[], user: string): { readonly name: string; readonly value: string }[] {
  const account = answer?.[user];
  if (typeof account !== 'object' || account === null) throw new TypeError('the user is not in the answer');
  return Object.entries(account as Row).map(([name, value]) => ({ name, value: String(value) }));
}

/** Expands Dovecot's variables in a text for a user. An unknown variable stays as it is. */
export const userExpand = defineCommand({
  name: 'userExpand',
  wire: 'user',
  summary: "Expand Dovecot's variables for a user.",
  effect: 'read',
  class: 'server',
  permission: 'USER_READ_INTERNAL',
  params: { user: 'user', expandField: 'string', authInfo: 'authInfo?' },
  line: userLine,
  aliases: { user: ['userMask'] },
  explainedBy,
  hostParams: ['expandField', 'authInfo'],
  decode: (rows, { user }) => fieldsOf(rows, user)[0]?.value ?? null,
});

/** The user database's answer for a login from elsewhere. */
export const userLogin = defineCommand({
  name: 'userLogin',
  wire: 'user',
  summary: 'Look up a user for a given login.',
  effect: 'read',
  class: 'server',
  permission: 'USER_READ_INTERNAL',
  params: { user: 'user', authInfo: 'authInfo' },
  line: userLine,
  aliases: { user: ['userMask'] },
  explainedBy,
  hostParams: ['authInfo'],
  decode: (rows, { user }) => fieldsOf(rows, user),
});

/** Names of the users that match a pattern. */
export const userList = defineCommand({
  name: 'userList',
  wire: 'user',
  summary: 'List the users that match a pattern.',
  effect: 'read',
  class: 'server',
  permission: 'USER_READ',
  params: { mask: 'string' },
  line: userLine,
  aliases: { mask: ['userMask'] },
  // Dovecot answers a plain name as a lookup, and an unknown one with 67: the list is then empty.
  exitCodes: { 67: [] },
  // When doveadm reads more slowly than a worker of auth writes, auth drops the worker instead of pausing it (2.4.1). That affects one
  // listing of 5,000 users in twenty, and every second one of 50,000.
  transientExitCodes: {
    65: 'Dovecot\'s auth service broke off its list of users: try again, or request fewer users, for instance `mask: "*@example.com"`.',
  },
  rows: (rows) =>
    rows.flatMap((row) => {
      const names: unknown[] = Array.isArray(row.userList) ? (row.userList as unknown[]) : Object.keys(row);
      return names.map((name) => ({ name: String(name) }));
    }),
  owner: ({ name }) => String(name),
  decode: (rows) => rows.map(({ name }) => String(name)),
});
