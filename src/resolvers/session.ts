import { sessionKick } from '../doveadm/commands/session.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { sessionId, sessionsOfHost, sessionsOfHosts, sessionsOfUser } from '../model/sessions.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

export const sessionResolvers: Resolvers = {
  Query: {
    sessions: (_, args, { doveadm }) => sessionsOfHosts(doveadm, args),
  },
  Host: {
    sessions: ({ name }, args, { doveadm }) => sessionsOfHost(doveadm, name, args),
  },
  User: {
    sessions: (user, args, { doveadm }) => sessionsOfUser(doveadm, user, args),
  },
  Session: {
    id: sessionId,
    user: ({ host, user }) => ({ host, name: user }),
    host: ({ host }) => ({ name: host }),
  },
  Mutation: {
    sessionKick: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const change = await doveadm.run(sessionKick, { user: user.name, ip: input.ip, force: input.force }, user);
      return payload(change, { user, kickedCount: change.value?.kickedCount ?? null });
    },
  },
};
