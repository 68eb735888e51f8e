import { isIP } from 'node:net';
import { defineCommand, reconciledBy, noRows, type Reconciliation, type Row } from '../command.ts';
import { uint32Problem } from '../param-checks.ts';
import { count, countOrNull, text, textOrNull } from '../decode.ts';

/** A mail server as the director sees it. */
export interface DirectorHostRow {
  readonly ip: string;
  readonly tag: string | null;
  readonly vhostCount: number;
  readonly up: boolean;
  /** In the host's local time, as Dovecot writes it. */
  readonly stateChanged: string | null;
  readonly userCount: number;
}

const VERSIONS = 'Dovecot 2.3 and earlier';

export const directorStatus = defineCommand({
  name: 'directorStatus',
  summary: "List the director's mail servers.",
  effect: 'read',
  class: 'server',
  servedBy: 'director',
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
      stateChanged: textOrNull(row, 'state-changed'),
      userCount: count(row, 'users'),
    })),
});

/** Where the director sends a user: the current mapping, or the hash when the user is not connected. */
export const directorUserStatus = defineCommand({
  name: 'directorUserStatus',
  wire: 'directorStatus',
  summary: 'Look up the mail server that the director sends a user to.',
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { user: 'user' },
  decode: ([row]) => {
    if (row === undefined) return null;
    const current = textOrNull(row, 'status');
    return current === null || current === 'n/a' ? textOrNull(row, 'hashed') : current;
  },
});

/** Where the director currently sends a user. The wire gives the time in the host's local time. */
export interface UserMappingRow {
  /** Null: the director knows only the hash. */
  readonly user: string | null;
  readonly hash: number;
  readonly ip: string;
  readonly expires: string;
}

/** The wire has only the hash of a user that was not looked up here, with the name `<unknown>`. */
const mappedUser = ({ user }: Row): string | null => (typeof user === 'string' && user !== '<unknown>' ? user : null);

export const directorMap = defineCommand({
  name: 'directorMap',
  summary: 'List the assignments of users to mail servers.',
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { host: 'ip?' },
  owner: mappedUser,
  decode: (rows) =>
    rows.map((row): UserMappingRow => ({
      user: mappedUser(row),
      hash: count(row, 'hash'),
      ip: text(row, 'mail server ip'),
      expires: text(row, 'expire time'),
    })),
});

/** On the wire, `userMap` means that `host` is a user, and the answer is the user's hash. */
export const directorUserHash = defineCommand({
  name: 'directorUserHash',
  wire: 'directorMap',
  summary: 'Look up the hash by which the director identifies a user.',
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { user: 'user' },
  aliases: { user: ['host'] },
  constants: { userMap: true },
  decode: ([row]) => (row === undefined ? null : countOrNull(row, 'hash')),
});

/**
 * On the wire, `hashMap` means that `host` is a hash, and the answer is its users. A value that is not a number ends the process (2.3.19).
 */
export const directorHashUsers = defineCommand({
  name: 'directorHashUsers',
  wire: 'directorMap',
  summary: 'List the users that the director knows under a hash.',
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: { hash: 'integer' },
  checks: { hash: uint32Problem },
  aliases: { hash: ['host'] },
  constants: { hashMap: true },
  owner: mappedUser,
  decode: (rows) => [...new Set(rows.flatMap((row) => mappedUser(row) ?? []))],
});

/** One command that would configure a director like this one. */
export interface DirectorCommandRow {
  readonly command: string;
  readonly ip: string;
  readonly tag: string | null;
  readonly vhostCount: number | null;
}

export const directorDump = defineCommand({
  name: 'directorDump',
  summary: "Read the commands that would add the director's mail servers.",
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  hostOnly: true,
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: {},
  decode: (rows) =>
    rows.map((row): DirectorCommandRow => {
      // `127.0.0.13@blue` (2.3.19)
      const [ip = '', ...tag] = text(row, 'host').split('@');
      return { command: text(row, 'command'), ip, tag: tag.join('@') || null, vhostCount: countOrNull(row, 'vhost_count') };
    }),
});

/** A director of the ring. The wire gives times in the host's local time. */
export interface RingMemberRow {
  readonly ip: string;
  readonly port: number;
  readonly type: string | null;
  readonly status: string | null;
  readonly lastFailed: string | null;
  readonly pingMs: number | null;
  readonly inputBytes: number | null;
  readonly outputBytes: number | null;
  readonly bufferedBytes: number | null;
  readonly bufferedPeakBytes: number | null;
  readonly lastRead: string | null;
  readonly lastWrite: string | null;
}

const timeOrNull = (row: Row, field: string): string | null => {
  const value = textOrNull(row, field);
  return value === 'never' ? null : value;
};

export const directorRingStatus = defineCommand({
  name: 'directorRingStatus',
  summary: 'Read the state of the ring of directors.',
  effect: 'read',
  class: 'server',
  servedBy: 'director',
  hostOnly: true,
  versions: VERSIONS,
  permission: 'DIRECTOR_READ',
  params: {},
  decode: (rows) =>
    rows.map((row): RingMemberRow => ({
      ip: text(row, 'director ip'),
      port: count(row, 'port'),
      type: textOrNull(row, 'type'),
      status: textOrNull(row, 'status'),
      lastFailed: timeOrNull(row, 'last failed'),
      pingMs: countOrNull(row, 'ping ms'),
      inputBytes: countOrNull(row, 'input'),
      outputBytes: countOrNull(row, 'output'),
      bufferedBytes: countOrNull(row, 'buffered'),
      bufferedPeakBytes: countOrNull(row, 'buffered peak'),
      lastRead: timeOrNull(row, 'last read'),
      lastWrite: timeOrNull(row, 'last write'),
    })),
});

const hostWrite = { class: 'server', hostOnly: true, versions: VERSIONS, permission: 'DIRECTOR_WRITE', decode: noRows } as const;

interface ShareArguments {
  readonly host: string;
  readonly vhostCount?: number | undefined;
}

/** The director's entry for the mail server that the arguments name. */
function server<A extends { readonly host: string }>(see: (row: DirectorHostRow | undefined, args: A) => boolean): Reconciliation<A> {
  return reconciledBy(
    directorStatus,
    () => ({}),
    (rows, args: A) => {
      const row = rows.find(({ ip }) => ip === args.host);
      const how = row === undefined ? 'not in the director' : `${row.up ? 'up' : 'down'} with a share of ${row.vhostCount}`;
      return { isApplied: see(row, args), what: `the mail server ${args.host} is ${how}` };
    },
  );
}

export const directorAdd = defineCommand({
  ...hostWrite,
  name: 'directorAdd',
  summary: 'Add a mail server to the director.',
  effect: 'write',
  params: { host: 'ip', vhostCount: 'integer?', tag: 'string?' },
  // The director drops the connection when a line is too long, which ends the process (2.3.19).
  checks: { vhostCount: uint32Problem, tag: (value) => (String(value).length <= 255 ? null : 'must have at most 255 characters') },
  reconcile: [
    server((row, { vhostCount }: ShareArguments) => row !== undefined && (vhostCount === undefined || row.vhostCount === vhostCount)),
  ],
});

export const directorUp = defineCommand({
  ...hostWrite,
  name: 'directorUp',
  summary: 'Mark a mail server as up.',
  effect: 'write',
  params: { host: 'ip' },
  reconcile: [server((row) => row?.up === true)],
});

export const directorDown = defineCommand({
  ...hostWrite,
  name: 'directorDown',
  summary: 'Mark a mail server as down.',
  effect: 'write',
  params: { host: 'ip' },
  reconcile: [server((row) => row?.up === false)],
});

export const directorUpdate = defineCommand({
  ...hostWrite,
  name: 'directorUpdate',
  summary: "Change a mail server's share of the users.",
  effect: 'write',
  params: { host: 'ip', vhostCount: 'integer' },
  checks: { vhostCount: uint32Problem },
  reconcile: [server((row, { vhostCount }: ShareArguments) => row?.vhostCount === vhostCount)],
});

export const directorRemove = defineCommand({
  ...hostWrite,
  name: 'directorRemove',
  summary: 'Remove a mail server from the director.',
  effect: 'destroy',
  confirmed: true,
  params: { host: 'ip' },
  reconcile: [server((row) => row === undefined)],
});

/** `host` is an address or `all`: without one, doveadm's process ends (2.3.19). */
export const directorFlush = defineCommand({
  ...hostWrite,
  name: 'directorFlush',
  summary: 'Drop the assignments of users to mail servers.',
  effect: 'destroy',
  confirmed: ({ host }) => host === 'all',
  params: { host: 'string', forceFlush: 'boolean?', maxParallel: 'integer?' },
  // The director would look up a name, and block meanwhile.
  checks: { host: (value) => (value === 'all' || isIP(String(value)) > 0 ? null : 'must be an IP address, or all') },
});

/** An invalid port ends the process (2.3.19). */
const portProblem = (value: unknown): string | null => (Number(value) >= 1 && Number(value) <= 65_535 ? null : 'must be from 1 to 65535');

export const directorRingAdd = defineCommand({
  ...hostWrite,
  name: 'directorRingAdd',
  summary: 'Add a director to the ring.',
  effect: 'write',
  params: { ip: 'ip', port: 'integer?' },
  checks: { port: portProblem },
});

export const directorRingRemove = defineCommand({
  ...hostWrite,
  name: 'directorRingRemove',
  summary: 'Remove a director from the ring.',
  effect: 'destroy',
  confirmed: true,
  params: { ip: 'ip', port: 'integer?' },
  checks: { port: portProblem },
});

export const directorMove = defineCommand({
  name: 'directorMove',
  summary: 'Send a user to another mail server.',
  effect: 'write',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_WRITE',
  params: { user: 'user', host: 'ip' },
  reconcile: [
    reconciledBy(
      directorUserStatus,
      ({ user }: { readonly user: string; readonly host: string }) => ({ user }),
      (ip, { host }) => ({ isApplied: ip === host, what: `the director sends the user to ${ip ?? 'no mail server'}` }),
    ),
  ],
  decode: noRows,
});

export const directorKick = defineCommand({
  name: 'directorKick',
  summary: "End a user's sessions on every mail server behind the director.",
  effect: 'destroy',
  class: 'server',
  servedBy: 'director',
  versions: VERSIONS,
  permission: 'DIRECTOR_WRITE',
  params: { user: 'user' },
  decode: noRows,
});
