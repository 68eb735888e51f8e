import { sessionKick } from '../doveadm/commands/session.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { sessionId, sessionsOfHost, sessionsOfHosts, sessionsOfUser } from '../model/sessions.ts';
import { runWhereverFound } from '../model/change/run-on-hosts.ts';
import { sumOrNull } from '../model/change/payload.ts';
import { userRef, userSeenOn } from '../model/users.ts';

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
    user: ({ host, user }, _, { doveadm }) => userSeenOn(doveadm, host, user),
    host: ({ host }) => ({ name: host }),
  },
  Mutation: {
    sessionKick: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const { value, ...change } = await runWhereverFound(doveadm, user, ['mail'], sessionKick, {
        user: user.name,
        ip: input.ip,
        force: input.force,
      });
      return { ...change, user, kickedCount: sumOrNull(value?.map(({ kickedCount }) => kickedCount)) };
    },
  },
};
