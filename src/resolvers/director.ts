import {
  directorAdd,
  directorDown,
  directorFlush,
  directorKick,
  directorMove,
  directorRemove,
  directorStatus,
  directorUp,
  directorUpdate,
  directorUserStatus,
} from '../doveadm/commands/director.ts';
import type { GraphQLContext } from '../context.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { assertDirector, findDirectorHost, type DirectorHostWritten } from '../mail/director.ts';
import { userRef } from '../mail/users.ts';
import { payload } from './payload.ts';

/** Read after the write; a failure to read it leaves the outcome as it is. */
const directorHost = ({ director, ip }: DirectorHostWritten, _: unknown, { doveadm }: GraphQLContext) =>
  findDirectorHost(doveadm, director.host, ip);

export const directorResolvers: Resolvers = {
  Host: {
    director: async ({ name }, _, { doveadm }) => {
      await assertDirector(doveadm, name);
      return { host: name };
    },
  },
  User: {
    directorHost: async (user, _, { doveadm }) => {
      const [ip, hosts] = await Promise.all([
        doveadm.run(directorUserStatus, { user: user.name }, user),
        doveadm.run(directorStatus, {}, user),
      ]);
      return hosts.find((host) => host.ip === ip) ?? null;
    },
  },
  Director: {
    hosts: ({ host }, _, { doveadm }) => doveadm.run(directorStatus, {}, { host }),
  },
  DirectorHost: {
    state: ({ up }) => (up ? 'UP' : 'DOWN'),
  },
  DirectorAddPayload: { directorHost },
  DirectorUpPayload: { directorHost },
  DirectorDownPayload: { directorHost },
  DirectorUpdatePayload: { directorHost },
  Mutation: {
    directorAdd: async (_, { input }, { doveadm }) => {
      const { ip, vhostCount, tag } = input;
      const host = doveadm.host(input.host).name;
      const written = await doveadm.run(directorAdd, { host: ip, vhostCount: vhostCount ?? undefined, tag: tag ?? undefined }, { host });
      return payload(written, { director: { host }, ip });
    },
    directorUp: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      const written = await doveadm.run(directorUp, { host: input.ip }, { host });
      return payload(written, { director: { host }, ip: input.ip });
    },
    directorDown: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      const written = await doveadm.run(directorDown, { host: input.ip }, { host });
      return payload(written, { director: { host }, ip: input.ip });
    },
    directorUpdate: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      const written = await doveadm.run(directorUpdate, { host: input.ip, vhostCount: input.vhostCount }, { host });
      return payload(written, { director: { host }, ip: input.ip });
    },
    directorRemove: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      return payload(await doveadm.run(directorRemove, { host: input.ip }, { host }), { director: { host } });
    },
    directorMove: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      return payload(await doveadm.run(directorMove, { user: user.name, host: input.ip }, user), { user, director: { host: user.host } });
    },
    directorKick: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      return payload(await doveadm.run(directorKick, { user: user.name }, user), { user, director: { host: user.host } });
    },
    directorFlush: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      const { target, force, maxParallel } = input;
      const written = await doveadm.run(
        directorFlush,
        { host: target.ip ?? 'all', forceFlush: force ?? false, maxParallel: maxParallel ?? undefined },
        { host },
      );
      return payload(written, { director: { host } });
    },
  },
};
