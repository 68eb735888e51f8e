import { proxyKick, proxyKickDestination, proxyList } from '../doveadm/commands/proxy.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { pageOfList } from '../model/query/connection.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

export const proxyResolvers: Resolvers = {
  Host: {
    proxyConnections: async ({ name }, page, { doveadm }) => {
      const rows = await doveadm.run(proxyList, {}, { host: name });
      const connections = rows.map(({ user, ...row }) => ({ ...row, user: { host: name, name: user } }));
      return pageOfList(connections, ({ user, ...row }) => JSON.stringify([user.name, Object.values(row)]), page);
    },
  },
  Mutation: {
    proxyKick: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(proxyKick, { user: user.name }, user);
      return payload(written, { user, kickedCount: written.value?.kickedCount ?? null });
    },
    proxyKickDestination: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const { destinationIp, confirm } = input;
      const written = await doveadm.run(proxyKickDestination, { destinationIp }, { host: server.name, confirm });
      return payload(written, { server, kickedCount: written.value?.kickedCount ?? null });
    },
  },
};
