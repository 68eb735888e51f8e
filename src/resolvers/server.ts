import type { DoveadmParameterType, Resolvers } from '../generated/graphql.ts';

export const serverResolvers: Resolvers = {
  Query: {
    hosts: (_, __, { doveadm }) => doveadm.operations.hosts(),
    host: async (_, { name }, { doveadm }) => {
      const hosts = await doveadm.operations.hosts();
      return (typeof name === 'string' ? hosts.find((host) => host.name === name) : hosts[0]) ?? null;
    },
  },
  Host: {
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
