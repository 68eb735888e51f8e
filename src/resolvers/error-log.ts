import { logErrors } from '../doveadm/commands/server.ts';
import type { ErrorLogLevel, Resolvers } from '../generated/graphql.ts';
import { parseLogTime, toInstant, utcOffset } from '../model/host-clock.ts';

const LEVELS: Readonly<Record<string, ErrorLogLevel>> = { Warning: 'WARNING', Error: 'ERROR', Fatal: 'FATAL', Panic: 'PANIC' };

export const errorLogResolvers: Resolvers = {
  Host: {
    errors: async ({ name }, { since }, { doveadm }) => {
      const seconds = since === null || since === undefined ? undefined : Math.max(0, Math.floor(since.getTime() / 1000));
      const lines = await doveadm.run(logErrors, { since: seconds }, { host: name });
      const offset = lines.length === 0 ? 0 : await utcOffset(doveadm, name, lines);
      return lines.map(({ timestamp, process, user, type, text }) => ({
        at: toInstant(parseLogTime(timestamp, new Date()), offset),
        process,
        user: user === null ? null : { host: name, name: user },
        level: LEVELS[type] ?? null,
        text,
      }));
    },
  },
};
