import type { Resolvers } from '../generated/graphql.ts';
import { secureAccount } from '../model/account-secure.ts';

export const accountResolvers: Resolvers = {
  Mutation: {
    accountSecure: (_, { input }, { doveadm }) => secureAccount(doveadm, input),
  },
};
