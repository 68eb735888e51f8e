import {
  instanceList,
  instanceRemove,
  logReopen,
  processStatus,
  serverReload,
  serverStop,
  serviceStatus,
  serviceStop,
} from '../doveadm/commands/service.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { payload } from '../model/change/payload.ts';

export const serviceResolvers: Resolvers = {
  Host: {
    services: ({ name }, { names }, { doveadm }) => doveadm.run(serviceStatus, { service: names ?? undefined }, { host: name }),
    processes: ({ name }, { services }, { doveadm }) => doveadm.run(processStatus, { service: services ?? undefined }, { host: name }),
    instances: async (host, { name }, { doveadm }) => {
      const instances = await doveadm.run(instanceList, { name: name ?? undefined }, { host: host.name });
      const offset = instances.length === 0 ? 0 : await utcOffset(doveadm, host.name);
      return instances.map(({ lastUsed, ...instance }) => ({ ...instance, lastUsedAt: toInstant(parseLocalTime(lastUsed), offset) }));
    },
  },
  Mutation: {
    serverReload: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      return payload(await doveadm.run(serverReload, {}, { host: server.name }), { server });
    },
    logReopen: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      return payload(await doveadm.run(logReopen, {}, { host: server.name }), { server });
    },
    serviceStop: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const written = await doveadm.run(serviceStop, { service: input.services }, { host: server.name, confirm: input.confirm });
      return payload(written, { server });
    },
    serverStop: async (_, { input }, { doveadm }) => {
      const host = { name: doveadm.host(input.host).name };
      return payload(await doveadm.run(serverStop, {}, { host: host.name, confirm: input.confirm }), { host });
    },
    instanceRemove: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      return payload(await doveadm.run(instanceRemove, { name: input.name }, { host: server.name }), { server });
    },
  },
};
