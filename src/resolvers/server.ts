import type { DoveadmParameterType, Resolvers } from '../generated/graphql.ts';

export const serverResolvers: Resolvers = {
  Query: {
    hosts: (_, __, { doveadm }) => doveadm.listHosts(),
    host: async (_, { name }, { doveadm }) => {
      const hosts = await doveadm.listHosts();
      return (typeof name === 'string' ? hosts.find((host) => host.name === name) : hosts[0]) ?? null;
    },
  },
  Host: {
    url: ({ name }, _, { doveadm }) => doveadm.hostUrl(name),
    status: ({ name }, _, { doveadm }) => doveadm.hostStatus(name),
    version: async ({ name }, _, { doveadm }) => (await doveadm.hostListing(name)).series,
    commands: async ({ name }, _, { doveadm }) =>
      (await doveadm.hostListing(name)).commands.map((command) => ({
        name: command.name,
        parameters: command.parameters.map((parameter) => ({
          name: parameter.name,
          type: parameter.type.toUpperCase() as DoveadmParameterType,
        })),
      })),
  },
};
