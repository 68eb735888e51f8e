import { isIP } from 'node:net';
import { defineCommand } from '../command.ts';
import { count, text, textOrNull } from '../decode.ts';

/** Logins from an address that Dovecot delays because others from there failed. The wire gives times in the host's local time. */
export interface PenaltyRow {
  readonly ip: string;
  readonly level: number;
  readonly penalized: string | null;
  /** A time of day. */
  readonly checked: string | null;
}

function netmaskProblem(value: unknown): string | null {
  const [ip = '', bits, ...more] = String(value).split('/');
  const widest = isIP(ip) === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
  return isIP(ip) > 0 && fits && more.length === 0 ? null : 'must be an address, or a network such as 192.0.2.0/24';
}

export const penalty = defineCommand({
  name: 'penalty',
  summary: 'List the client addresses whose logins Dovecot delays.',
  effect: 'read',
  class: 'server',
  hostOnly: true,
  permission: 'HOST_READ',
  params: { netmask: 'string?' },
  checks: { netmask: netmaskProblem },
  decode: (rows) =>
    rows.map((row): PenaltyRow => ({
      ip: text(row, 'IP'),
      level: count(row, 'penalty'),
      penalized: textOrNull(row, 'last_penalty'),
      checked: textOrNull(row, 'last_update'),
    })),
});

/**
 * Without users the process ends on 2.3.19 and 2.4.1. Over HTTP it ends with any user on 2.4.1: "assertion failed: (param->type ==
 * CMD_PARAM_STR)". doveadm's own protocol takes users there. 2.4.3 renamed the parameter and fixed the bug.
 */
export const authCacheFlush = defineCommand({
  name: 'authCacheFlush',
  summary: 'Remove a user from the authentication cache.',
  effect: 'repeatable',
  class: 'server',
  versions: "Dovecot 2.3, and 2.4.3 and later; on older 2.4 over doveadm's own protocol",
  permission: 'AUTH_CACHE_FLUSH',
  params: { user: 'user' },
  aliases: { user: ['userMask'] },
  // A second one on a connection is answered before its value, which then stands in the next answer (2.3.19, 2.4.1).
  line: { words: 'auth cache flush', operands: ['user'], columns: ['entries'], endsConnection: true },
  unsafeOverHttp: ({ series, takes }) => (series === '2.4' && takes('user') ? 'before 2.4.3 the command ends its process' : null),
  decode: ([row]) => ({ flushedCount: row === undefined ? 0 : count(row, 'entries') }),
});
