import type { DoveadmParameterType, Resolvers } from '../generated/graphql.ts';

export const serverResolvers: Resolvers = {
  Query: {
    hosts: (_, __, { doveadm }) => {
      doveadm.assertCan('HOST_READ', null, { hostOnly: true });
      return doveadm.hosts.map(({ name }) => ({ name }));
    },
    host: (_, { name }, { doveadm }) => {
      doveadm.assertCan('HOST_READ', null, { hostOnly: true });
      const known = name === null || name === undefined ? doveadm.hosts[0] : doveadm.hosts.find((host) => host.name === name);
      return known === undefined ? null : { name: known.name };
    },
  },
  Host: {
    url: ({ name }, _, { doveadm }) => {
      doveadm.assertCan('HOST_READ', null, { hostOnly: true });
      return doveadm.host(name).url;
    },
    status: ({ name }, _, { doveadm }) => {
      doveadm.assertCan('HOST_READ', null, { hostOnly: true });
      const { health, running, waiting } = doveadm.host(name);
      return { ...health, runningCount: running, waitingCount: waiting };
    },
    version: async ({ name }, _, { doveadm }) => (await doveadm.listing(name)).series,
    commands: async ({ name }, _, { doveadm }) =>
      (await doveadm.listing(name)).commands.map((command) => ({
        name: command.name,
        parameters: command.parameters.map((parameter) => ({
          name: parameter.name,
          type: parameter.type.toUpperCase() as DoveadmParameterType,
        })),
      })),
  },
};
