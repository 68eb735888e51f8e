import type { Resolvers } from '../generated/graphql.ts';

export const runningResolvers: Resolvers = {
  Query: {
    running: (_, __, { doveadm }) => doveadm.operations.runningRequests(),
  },
  Mutation: {
    requestCancel: (_, { input }, { doveadm }) => doveadm.operations.cancelRequest(input.requestId),
  },
};
