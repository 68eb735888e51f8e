import { authCacheFlush, penalty } from '../doveadm/commands/auth.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { runForUser } from '../model/change/run-for-user.ts';

export const authResolvers: Resolvers = {
  Host: {
    penalties: async ({ name }, { netmask }, { doveadm }) => {
      const rows = await doveadm.run(penalty, { netmask: netmask }, { host: name });
      const offset = rows.length === 0 ? 0 : await utcOffset(doveadm, name);
      return rows.map(({ ip, level, penalized }) => ({ ip, level, penalizedAt: toInstant(parseLocalTime(penalized), offset) }));
    },
  },
  Mutation: {
    authCacheFlush: async (_, { input }, { doveadm }) => {
      const flushed = await runForUser(doveadm, input, authCacheFlush, {});
      return { ...flushed, flushedCount: flushed.value?.flushedCount ?? null };
    },
  },
};
