import type { Resolvers } from '../generated/graphql.ts';
import { decodeId } from '../model/query/global-id.ts';
import { findNode } from '../model/nodes.ts';
import { findJob } from './job.ts';

export const nodeResolvers: Resolvers = {
  Query: {
    node: async (_, { id }, context, info) => {
      if (decodeId(id).type !== 'Job') return findNode(context, id, info);
      const job = await findJob(context, id);
      return job === null ? null : { __typename: 'Job', ...job };
    },
  },
  Node: {
    __resolveType: (node) => ('__typename' in node ? (node.__typename as 'User') : null),
  },
};
