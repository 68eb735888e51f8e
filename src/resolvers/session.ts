import { sessionKick } from '../doveadm/commands/session.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { sessionId, sessionsOfHost, sessionsOfHosts, sessionsOfUser } from '../model/sessions.ts';
import { runForUser } from '../model/change/run-for-user.ts';

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
      const change = await runForUser(doveadm, input, sessionKick, { ip: input.ip, force: input.force });
      return { ...change, kickedCount: change.value?.kickedCount ?? null };
    },
  },
};
