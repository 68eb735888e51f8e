import { authCacheFlush, penalty } from '../doveadm/commands/auth.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

export const authResolvers: Resolvers = {
  Host: {
    penalties: async ({ name }, { netmask }, { doveadm }) => {
      const rows = await doveadm.run(penalty, { netmask: netmask ?? undefined }, { host: name });
      const offset = rows.length === 0 ? 0 : await utcOffset(doveadm, name);
      return rows.map(({ ip, level, penalized }) => ({ ip, level, penalizedAt: toInstant(parseLocalTime(penalized), offset) }));
    },
  },
  Mutation: {
    authCacheFlush: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(authCacheFlush, { user: user.name }, user);
      return payload(written, { user, flushedCount: written.value?.flushedCount ?? null });
    },
  },
};
