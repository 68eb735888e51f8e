import type { GraphQLContext } from '../context.ts';
import type { HostAddress } from '../gateway.ts';
import type { DoveadmParameterType, Resolvers } from '../generated/graphql.ts';
import { encodeId } from '../model/query/global-id.ts';

export const serverResolvers: Resolvers = {
  Query: {
    hosts: (_, __, { doveadm }) => doveadm.operations.hosts(),
    host: (_, { name }, context) => findHost(context, name),
  },
  Host: {
    id: ({ name }) => encodeId('Host', name),
    url: ({ name }, _, { doveadm }) => doveadm.operations.hostUrl(name),
    status: ({ name }, _, { doveadm }) => doveadm.operations.hostStatus(name),
    version: async ({ name }, _, { doveadm }) => (await doveadm.operations.hostListing(name)).series,
    commands: async ({ name }, _, { doveadm }) =>
      (await doveadm.operations.hostListing(name)).commands.map((command) => ({
        name: command.name,
        parameters: command.parameters.map((parameter) => ({
          name: parameter.name,
          type: parameter.type.toUpperCase() as DoveadmParameterType,
        })),
      })),
  },
};

/** A configured host by name; without a name the default one. Null when it does not exist. @throws CodedError FORBIDDEN */
export async function findHost({ doveadm }: GraphQLContext, name: string | null | undefined): Promise<HostAddress | null> {
  const hosts = await doveadm.operations.hosts();
  return (typeof name === 'string' ? hosts.find((host) => host.name === name) : hosts[0]) ?? null;
}
