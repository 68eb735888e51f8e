import { logErrors } from '../doveadm/commands/server.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Gateway } from '../gateway.ts';
import { everyHost, readFromHosts } from '../model/read-from-hosts.ts';
import type { ErrorLogLevel, Resolvers } from '../generated/graphql.ts';
import { parseLogTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { userSeenOn } from '../model/users.ts';

const MAX_LINES = 1_000;
const LEVELS: Readonly<Record<string, ErrorLogLevel>> = { Warning: 'WARNING', Error: 'ERROR', Fatal: 'FATAL', Panic: 'PANIC' };

/** The lines of one host's log. */
async function linesOf(doveadm: Gateway, host: string, since: Date | null | undefined) {
  const seconds = since === null || since === undefined ? undefined : Math.max(0, Math.floor(since.getTime() / 1000));
  const lines = await doveadm.run(logErrors, { since: seconds }, { host });
  const offset = lines.length === 0 ? 0 : await utcOffset(doveadm, host, lines);
  return lines.map(({ timestamp, process, user, type, text }) => ({
    at: toInstant(parseLogTime(timestamp, new Date()), offset),
    host: { name: host },
    process,
    user: user === null ? null : userSeenOn(doveadm, host, user),
    level: LEVELS[type] ?? null,
    text,
  }));
}

export const errorLogResolvers: Resolvers = {
  Query: {
    errors: async (_, { since, first }, { doveadm }) => {
      if (first < 1 || first > MAX_LINES) throw badInput('first', `must be from 1 to ${String(MAX_LINES)}`);
      const { rows, errors } = await readFromHosts(everyHost(doveadm), (host) => linesOf(doveadm, host, since));
      const newestFirst = rows.toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0));
      return { lines: newestFirst.slice(0, first), totalCount: rows.length, errors };
    },
  },
  Host: {
    errors: ({ name }, { since }, { doveadm }) => linesOf(doveadm, name, since),
  },
};
