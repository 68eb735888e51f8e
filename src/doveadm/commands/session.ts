import { defineCommand } from '../command.ts';
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
  opens: 'server',
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

/**
 * Ends a user's sessions. 2.3 answers `[{"result": user}]` or exit code 68, 2.4 `[{"count": "2"}]`, 0 of nobody.
 * The number of sessions is null where Dovecot does not say.
 */
export const sessionKick = defineCommand({
  name: 'sessionKick',
  wire: 'kick',
  summary: "End a user's sessions.",
  effect: 'destroy',
  opens: 'server',
  permission: 'SESSION_KICK',
  params: { user: 'user', ip: 'string?', force: 'boolean?' },
  aliases: { user: ['mask'], ip: ['mask'] },
  decode: ([row], { user }) => {
    const kickedCount = row === undefined ? null : countOrNull(row, 'count');
    if (kickedCount === 0) throw new CodedError('NOT_FOUND', 'The user has no such session.', { user }, { answered: true });
    return { kickedCount };
  },
});
