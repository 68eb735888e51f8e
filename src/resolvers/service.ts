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
import type { Gateway } from '../gateway.ts';
import { everyHost, readFromHosts } from '../model/read-from-hosts.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { runForHost } from '../model/change/run-for-user.ts';

async function servicesOf(doveadm: Gateway, host: string, names: readonly string[] | null | undefined) {
  const services = await doveadm.run(serviceStatus, { service: names }, { host });
  return services.map((service) => ({ ...service, host: { name: host } }));
}

export const serviceResolvers: Resolvers = {
  Query: {
    services: async (_, { names }, { doveadm }) => {
      const { rows, errors } = await readFromHosts(everyHost(doveadm), (host) => servicesOf(doveadm, host, names));
      return { services: rows, errors };
    },
  },
  Host: {
    services: ({ name }, { names }, { doveadm }) => servicesOf(doveadm, name, names),
    processes: ({ name }, { services }, { doveadm }) => doveadm.run(processStatus, { service: services }, { host: name }),
    instances: async (host, { name }, { doveadm }) => {
      const instances = await doveadm.run(instanceList, { name: name }, { host: host.name });
      const offset = instances.length === 0 ? 0 : await utcOffset(doveadm, host.name);
      return instances.map(({ lastUsed, ...instance }) => ({ ...instance, lastUsedAt: toInstant(parseLocalTime(lastUsed), offset) }));
    },
  },
  Mutation: {
    serverReload: (_, { input }, { doveadm }) => runForHost(doveadm, input, serverReload, {}),
    logReopen: (_, { input }, { doveadm }) => runForHost(doveadm, input, logReopen, {}),
    serviceStop: (_, { input }, { doveadm }) => runForHost(doveadm, input, serviceStop, { service: input.services }),
    serverStop: async (_, { input }, { doveadm }) => {
      const { server, ...stopped } = await runForHost(doveadm, input, serverStop, {});
      return { ...stopped, host: server };
    },
    instanceRemove: (_, { input }, { doveadm }) => runForHost(doveadm, input, instanceRemove, { name: input.name }),
  },
};
