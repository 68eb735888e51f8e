import { authCacheFlush, penalty } from '../doveadm/commands/auth.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { runWhereverFound } from '../model/change/run-on-hosts.ts';
import { sumOrNull } from '../model/change/payload.ts';
import { userRef } from '../model/users.ts';

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
      const user = userRef(doveadm, input.user, input.host);
      const { value, ...flushed } = await runWhereverFound(doveadm, user, ['mail', 'proxy'], authCacheFlush, { user: user.name });
      return { ...flushed, user, flushedCount: sumOrNull(value?.map(({ flushedCount }) => flushedCount)) };
    },
  },
};
