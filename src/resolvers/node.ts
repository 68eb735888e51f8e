import type { GraphQLResolveInfo } from 'graphql';
import type { GraphQLContext } from '../context.ts';
import type { Job } from '../jobs/job.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { decodeId } from '../model/query/global-id.ts';
import { findNode as findMailNode, type NodeRef } from '../model/nodes.ts';
import type { HostRef } from '../model/refs.ts';
import { findJob } from './job.ts';
import { findHost } from './server.ts';

export const nodeResolvers: Resolvers = {
  Query: {
    node: (_, { id }, context, info) => findNode(context, id, info),
  },
  Node: {
    __resolveType: (node) => ('__typename' in node ? (node.__typename as 'User') : null),
  },
};

type AnyNode = NodeRef | ({ readonly __typename: string } & (Job | HostRef));

/**
 * The object of an id of any type, through the same checks as any other access, with the fields that the query selects of its type. Null
 * when it no longer exists.
 */
export async function findNode(context: GraphQLContext, id: string, info: GraphQLResolveInfo): Promise<AnyNode | null> {
  const { type, parts } = decodeId(id);
  if (type !== 'Job' && type !== 'Host') return findMailNode(context, id, info);
  const found = await (type === 'Job' ? findJob(context, id) : findHost(context, parts[0]));
  return found === null ? null : { __typename: type, ...found };
}
