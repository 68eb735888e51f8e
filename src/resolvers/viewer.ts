import type { Resolvers } from '../generated/graphql.ts';

export const viewerResolvers: Resolvers = {
  Query: {
    viewer: (_, __, { doveadm }) => doveadm.principal,
  },
  Viewer: {
    permissions: (principal) => principal.permissions(),
    can: (_, { permission, user }, { doveadm }) => doveadm.can(permission, user ?? null),
  },
};
