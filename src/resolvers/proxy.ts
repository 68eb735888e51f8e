import { proxyKick, proxyKickDestination, proxyList } from '../doveadm/commands/proxy.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { pageOfList } from '../model/query/connection.ts';
import { runForHost, runForUser } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

export const proxyResolvers: Resolvers = {
  Host: {
    proxyConnections: async ({ name }, page, { doveadm }) => {
      const rows = await doveadm.run(proxyList, {}, { host: name });
      const connections = rows.map(({ user, ...row }) => ({ ...row, user: userSeenOn(doveadm, name, user) }));
      return pageOfList(connections, ({ user, ...row }) => JSON.stringify([user.name, Object.values(row)]), page);
    },
  },
  Mutation: {
    proxyKick: async (_, { input }, { doveadm }) => {
      const kicked = await runForUser(doveadm, input, proxyKick, {});
      return { ...kicked, kickedCount: kicked.value?.kickedCount ?? null };
    },
    proxyKickDestination: async (_, { input }, { doveadm }) => {
      const kicked = await runForHost(doveadm, input, proxyKickDestination, { destinationIp: input.destinationIp });
      return { ...kicked, kickedCount: kicked.value?.kickedCount ?? null };
    },
  },
};
