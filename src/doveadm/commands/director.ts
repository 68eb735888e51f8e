import { defineCommand, look, noRows, type Look } from '../command.ts';
import { count, text, textOrNull } from '../decode.ts';

/** A mail server as the director sees it. */
export interface DirectorHostRow {
  readonly ip: string;
  readonly tag: string | null;
  readonly vhostCount: number;
  readonly up: boolean;
  /** In the server's local time, as Dovecot writes it. */
  readonly stateChangedAt: string | null;
  readonly userCount: number;
}

const VERSIONS = 'Dovecot 2.3 and earlier';

export const directorStatus = defineCommand({
  name: 'directorStatus',
  summary: "List the director's mail servers.",
  effect: 'read',
  opens: 'server',
  hostOnly: true,
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { tag: 'string?' },
  decode: (rows) =>
    rows.map((row): DirectorHostRow => ({
      ip: text(row, 'mail server ip'),
      tag: textOrNull(row, 'tag'),
      vhostCount: count(row, 'vhosts'),
      up: text(row, 'state') === 'up',
      stateChangedAt: textOrNull(row, 'state-changed'),
      userCount: count(row, 'users'),
    })),
});

/** Where the director sends a user: now, or by hash when the user is not connected. */
export const directorUserStatus = defineCommand({
  name: 'directorUserStatus',
  wire: 'directorStatus',
  summary: 'Ask where the director sends a user.',
  effect: 'read',
  opens: 'server',
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { user: 'user' },
  decode: ([row]) => {
    if (row === undefined) return null;
    const current = textOrNull(row, 'status');
    return current === null || current === 'n/a' ? textOrNull(row, 'hashed') : current;
  },
});

const hostWrite = { opens: 'server', hostOnly: true, versions: VERSIONS, permission: 'DIRECTOR_WRITE', decode: noRows } as const;

interface ShareArguments {
  readonly host: string;
  readonly vhostCount?: number | undefined;
}

/** How the director has the mail server that the arguments name. */
function server<A extends { readonly host: string }>(see: (row: DirectorHostRow | undefined, args: A) => boolean): Look<A> {
  return look(
    directorStatus,
    () => ({}),
    (rows, args: A) => {
      const row = rows.find(({ ip }) => ip === args.host);
      const how = row === undefined ? 'not in the director' : `${row.up ? 'up' : 'down'} with a share of ${row.vhostCount}`;
      return { asAsked: see(row, args), what: `the mail server ${args.host} is ${how}` };
    },
  );
}

export const directorAdd = defineCommand({
  ...hostWrite,
  name: 'directorAdd',
  summary: 'Add a mail server to the director.',
  effect: 'write',
  params: { host: 'string', vhostCount: 'integer?', tag: 'string?' },
  looks: [
    server((row, { vhostCount }: ShareArguments) => row !== undefined && (vhostCount === undefined || row.vhostCount === vhostCount)),
  ],
});

export const directorUp = defineCommand({
  ...hostWrite,
  name: 'directorUp',
  summary: 'Mark a mail server as up.',
  effect: 'write',
  params: { host: 'string' },
  looks: [server((row) => row?.up === true)],
});

export const directorDown = defineCommand({
  ...hostWrite,
  name: 'directorDown',
  summary: 'Mark a mail server as down.',
  effect: 'write',
  params: { host: 'string' },
  looks: [server((row) => row?.up === false)],
});

export const directorUpdate = defineCommand({
  ...hostWrite,
  name: 'directorUpdate',
  summary: "Change a mail server's share of the users.",
  effect: 'write',
  params: { host: 'string', vhostCount: 'integer' },
  looks: [server((row, { vhostCount }: ShareArguments) => row?.vhostCount === vhostCount)],
});

export const directorRemove = defineCommand({
  ...hostWrite,
  name: 'directorRemove',
  summary: 'Remove a mail server from the director.',
  effect: 'destroy',
  params: { host: 'string' },
  looks: [server((row) => row === undefined)],
});

/** `host` is an address or `all`: without one, doveadm's process ends (2.3.19). */
export const directorFlush = defineCommand({
  ...hostWrite,
  name: 'directorFlush',
  summary: 'Forget which users are sent where.',
  effect: 'destroy',
  params: { host: 'string', forceFlush: 'boolean?', maxParallel: 'integer?' },
});

export const directorMove = defineCommand({
  name: 'directorMove',
  summary: 'Send a user to another mail server.',
  effect: 'write',
  opens: 'server',
  versions: VERSIONS,
  permission: 'DIRECTOR_WRITE',
  params: { user: 'user', host: 'string' },
  looks: [
    look(
      directorUserStatus,
      ({ user }: { readonly user: string; readonly host: string }) => ({ user }),
      (ip, { host }) => ({ asAsked: ip === host, what: `the director sends the user to ${ip ?? 'no mail server'}` }),
    ),
  ],
  decode: noRows,
});

export const directorKick = defineCommand({
  name: 'directorKick',
  summary: "End a user's sessions on every mail server behind the director.",
  effect: 'destroy',
  opens: 'server',
  versions: VERSIONS,
  permission: 'DIRECTOR_WRITE',
  params: { user: 'user' },
  decode: noRows,
});
