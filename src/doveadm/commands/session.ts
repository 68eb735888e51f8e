import { isIP } from 'node:net';
import { defineCommand, reconciledBy } from '../command.ts';
import { countOrNull, text, textOrNull } from '../decode.ts';
import { CodedError } from '../errors.ts';

/** One connection. The wire's grouped form is never asked for: 2.3 spills its rows. */
export interface SessionRow {
  readonly user: string;
  readonly service: string;
  readonly pid: number | null;
  readonly ip: string | null;
}

export const sessionList = defineCommand({
  name: 'sessionList',
  wire: 'who',
  summary: 'List who is connected.',
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

/** What Dovecot reads as an address (inet_aton) and not as a user's name: `127.1` and `0x7f000001` are 127.0.0.1 to it. */
export function looksLikeAddress(mask: string): boolean {
  const [address = ''] = mask.split('/');
  return isIP(address) > 0 || /^(0x[0-9a-f]+|\d+)(\.(0x[0-9a-f]+|\d+)){0,3}$/i.test(address);
}

/** Of commands that take a user or an address in the same place. */
export function namedNotAddressed(user: unknown): string | null {
  return looksLikeAddress(String(user)) ? 'is an IP address to Dovecot, and would mean everybody who comes from there' : null;
}

function networkProblem(value: unknown): string | null {
  const [, address = '', , bits] = /^([^/%]*)(\/(\d{1,3}))?$/.exec(String(value)) ?? [];
  const version = isIP(address);
  const fits = bits === undefined || Number(bits) <= (version === 4 ? 32 : 128);
  return version > 0 && fits ? null : 'must be an IP address, or a network such as 192.0.2.0/24';
}

/**
 * Ends a user's sessions; with `ip`, those that are from there as well (both must hold, on 2.3.19 and 2.4.1). A name that Dovecot takes
 * for an address would end everybody's sessions from there, and a second one ends the process of 2.4. 2.3 answers `[{"result": user}]` or exit code 68, 2.4 `[{"count": "2"}]`, 0 of nobody.
 * The number of sessions is null where Dovecot does not say.
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
  reconcile: [
    reconciledBy(
      sessionList,
      ({ user }: { readonly user: string; readonly ip?: string | undefined }) => ({ mask: [user] }),
      (sessions, { user, ip }) => {
        const left = sessions.filter((session) => session.user === user && (ip === undefined || session.ip === ip)).length;
        return { asAsked: left === 0, what: `the user has ${left} such sessions` };
      },
    ),
  ],
  checks: {
    user: namedNotAddressed,
    ip: networkProblem,
  },
  decode: ([row], { user }) => {
    const kickedCount = row === undefined ? null : countOrNull(row, 'count');
    if (kickedCount === 0) throw new CodedError('NOT_FOUND', 'The user has no such session.', { user }, { answered: true });
    return { kickedCount };
  },
});
