import { BlockList, isIP } from 'node:net';
import { defineCommand, reconciledBy, type ProbeContext } from '../command.ts';
import { countOrNull, text, textOrNull } from '../decode.ts';
import { CodedError } from '../errors.ts';

/** One connection. The gateway never uses the wire's grouped form, because 2.3 writes its rows outside the array. */
export interface SessionRow {
  readonly user: string;
  readonly service: string;
  readonly pid: number | null;
  readonly ip: string | null;
}

export const sessionList = defineCommand({
  name: 'sessionList',
  wire: 'who',
  summary: 'List sessions.',
  effect: 'read',
  class: 'server',
  permission: 'SESSION_READ',
  params: { mask: 'array?' },
  constants: { separateConnections: true },
  owner: ({ username }) => String(username),
  decode: (rows) =>
    rows.map((row): SessionRow => ({
      user: text(row, 'username'),
      service: text(row, 'service'),
      pid: countOrNull(row, 'pid'),
      ip: textOrNull(row, 'ip'),
    })),
});

/** Whether Dovecot reads the mask as an address (inet_aton) and not as a user's name: it reads `127.1` and `0x7f000001` as 127.0.0.1. */
export function looksLikeAddress(mask: string): boolean {
  const [address = ''] = mask.split('/');
  return isIP(address) > 0 || /^(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}$/i.test(address);
}

/** A check for commands whose parameter takes a user or an address. */
export function namedNotAddressed(user: unknown): string | null {
  return looksLikeAddress(String(user)) ? 'is an IP address to Dovecot, and would mean everybody who comes from there' : null;
}

function networkProblem(value: unknown): string | null {
  const [, address = '', , bits] = /^([^/%]*)(\/(\d{1,3}))?$/.exec(String(value)) ?? [];
  const version = isIP(address);
  const fits = bits === undefined || Number(bits) <= (version === 4 ? 32 : 128);
  return version > 0 && fits ? null : 'must be an IP address, or a network such as 192.0.2.0/24';
}

/** Which sessions a kick ends. */
interface Kick {
  readonly user: string;
  readonly ip?: string | undefined;
  readonly force?: boolean | undefined;
}

/** Whether a kick ends this session: the user must match, and so must the address or network if one is given. */
function isMeant({ user, ip }: Kick): (session: SessionRow) => boolean {
  const from = ip === undefined ? null : networkOf(ip);
  return (session) =>
    session.user === user && (from === null || (session.ip !== null && from.check(session.ip, isIP(session.ip) === 6 ? 'ipv6' : 'ipv4')));
}

function networkOf(ip: string): BlockList {
  const [address = '', bits] = ip.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const network = new BlockList();
  if (bits === undefined) network.addAddress(address, family);
  else network.addSubnet(address, Number(bits), family);
  return network;
}

/**
 * Why a kick must not run. When one process serves several sessions (`client_limit`, hibernation), 2.3 ends all of them, with or without
 * `force`. 2.4 has no `force` and ends only the requested ones (2.3.19, 2.4.1).
 */
function kickProblem(result: unknown, kick: Kick, context: ProbeContext): CodedError | null {
  const sessions = result as readonly SessionRow[];
  const isKicked = isMeant(kick);
  const meant = sessions.filter(isKicked);
  const { user } = kick;
  if (meant.length === 0) return new CodedError('NOT_FOUND', 'The user has no such session.', { user }, { answered: true });
  if (!context.takes('force')) return null;
  const processes = new Set(meant.flatMap(({ pid }) => pid ?? []));
  const others = sessions.filter((session) => session.pid !== null && processes.has(session.pid) && !isKicked(session));
  if (others.some((session) => session.user !== user && !context.mayReach(session.user))) {
    const message = 'A process that serves this user also serves users outside your scope, whose sessions would end too.';
    return new CodedError('FORBIDDEN', message, { user });
  }
  if (others.length === 0 || kick.force === true) return null;
  const message = `${String(others.length)} other sessions are served by the same process and would end too: set \`force\` to end them as well.`;
  return new CodedError('NOT_POSSIBLE', message, { user }, { answered: true });
}

/**
 * Ends a user's sessions; with `ip`, only those from there (2.3.19, 2.4.1 require both to match). A user name that Dovecot reads as an
 * address would end everybody's sessions from there, and a second one ends the process of 2.4. 2.3 answers `[{"result": user}]` or exit
 * code 68, 2.4 `[{"count": "2"}]`. The count is also 0 when 2.4.1 ended sessions of a process that serves several. The number of sessions
 * is null when Dovecot does not give it.
 */
export const sessionKick = defineCommand({
  name: 'sessionKick',
  wire: 'kick',
  summary: "End a user's sessions.",
  effect: 'destroy',
  class: 'server',
  permission: 'SESSION_KICK',
  params: { user: 'user', ip: 'string?', force: 'boolean?' },
  aliases: { user: ['mask'], ip: ['mask'] },
  precondition: { command: sessionList, args: () => ({}), problem: kickProblem },
  reconcile: [
    reconciledBy(
      sessionList,
      ({ user }: Kick) => ({ mask: [user] }),
      (sessions, kick) => {
        const left = sessions.filter(isMeant(kick)).length;
        return { isApplied: left === 0, what: `the user has ${String(left)} such sessions` };
      },
    ),
  ],
  checks: {
    user: namedNotAddressed,
    ip: networkProblem,
  },
  decode: ([row], { user }) => {
    const kickedCount = row === undefined ? null : countOrNull(row, 'count');
    // There were sessions right before, so a read shows whether they have ended.
    if (kickedCount === 0)
      throw new CodedError('TEMPORARY_FAILURE', 'Dovecot counted no session that it ended.', { user }, { mayHaveRun: true });
    return { kickedCount };
  },
});
