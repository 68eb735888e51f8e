import type { Resolvers } from '../generated/graphql.ts';

export const runningResolvers: Resolvers = {
  Query: {
    running: (_, __, { doveadm }) => doveadm.runningRequests(),
  },
  Mutation: {
    requestCancel: (_, { input }, { doveadm }) => doveadm.cancelRequest(input.requestId),
  },
};
