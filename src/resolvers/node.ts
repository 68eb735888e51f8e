import type { Resolvers } from '../generated/graphql.ts';
import { findNode } from '../model/nodes.ts';

export const nodeResolvers: Resolvers = {
  Query: {
    node: (_, { id }, context, info) => findNode(context, id, info),
  },
  Node: {
    __resolveType: (node) => ('__typename' in node ? (node.__typename as 'User') : null),
  },
};
