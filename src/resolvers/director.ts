import {
  directorAdd,
  directorDown,
  directorDump,
  directorFlush,
  directorHashUsers,
  directorKick,
  directorMap,
  directorMove,
  directorRemove,
  directorRingAdd,
  directorRingRemove,
  directorRingStatus,
  directorUp,
  directorUpdate,
  directorUserHash,
  directorUserStatus,
} from '../doveadm/commands/director.ts';
import type { GraphQLContext } from '../context.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { pageOfList } from '../model/query/connection.ts';
import { assertDirector, findDirectorHost, listDirectorHosts, type DirectorHostWriteResult } from '../model/director.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

/** Read after the write; a failure to read it leaves the outcome as it is. */
const directorHost = ({ director, ip }: DirectorHostWriteResult, _: unknown, { doveadm }: GraphQLContext) =>
  findDirectorHost(doveadm, director, ip);

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
        listDirectorHosts(doveadm, { host: user.host }),
      ]);
      return hosts.find((host) => host.ip === ip) ?? null;
    },
  },
  Director: {
    hosts: (director, _, { doveadm }) => listDirectorHosts(doveadm, director),
    ring: async ({ host }, _, { doveadm }) => {
      const members = await doveadm.run(directorRingStatus, {}, { host });
      const dated = members.some(({ lastFailed, lastRead, lastWrite }) => [lastFailed, lastRead, lastWrite].some((at) => at !== null));
      const offset = dated ? await utcOffset(doveadm, host) : 0;
      const instant = (at: string | null): Date | null => toInstant(parseLocalTime(at), offset);
      return members.map(({ lastFailed, lastRead, lastWrite, ...member }) => ({
        ...member,
        lastFailedAt: instant(lastFailed),
        lastReadAt: instant(lastRead),
        lastWriteAt: instant(lastWrite),
      }));
    },
    dump: ({ host }, _, { doveadm }) => doveadm.run(directorDump, {}, { host }),
    userMappings: async ({ host }, { ip, ...page }, { doveadm }) => {
      const rows = await doveadm.run(directorMap, { host: ip ?? undefined }, { host });
      const offset = rows.length === 0 ? 0 : await utcOffset(doveadm, host);
      const mappings = rows.map(({ user, expires, ...row }) => ({
        ...row,
        user: user === null ? null : { host, name: user },
        expiresAt: toInstant(parseLocalTime(expires), offset),
      }));
      return pageOfList(mappings, (mapping) => JSON.stringify([mapping.user?.name ?? '', mapping.hash, mapping.ip]), page);
    },
    userHash: ({ host }, { user }, { doveadm }) => doveadm.run(directorUserHash, { user }, { host }),
    usersOfHash: async ({ host }, { hash }, { doveadm }) => {
      const names = await doveadm.run(directorHashUsers, { hash: Number(hash) }, { host });
      return names.map((name) => ({ host, name }));
    },
  },
  DirectorHost: {
    state: ({ up }) => (up ? 'UP' : 'DOWN'),
    stateChangedAt: async ({ stateChanged, director }, _, { doveadm }) => {
      const local = parseLocalTime(stateChanged);
      return local === null ? null : toInstant(local, await utcOffset(doveadm, director.host));
    },
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
      return payload(await doveadm.run(directorRemove, { host: input.ip }, { host, confirm: input.confirm }), { director: { host } });
    },
    directorRingAdd: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      return payload(await doveadm.run(directorRingAdd, { ip: input.ip, port: input.port ?? undefined }, { host }), { director: { host } });
    },
    directorRingRemove: async (_, { input }, { doveadm }) => {
      const host = doveadm.host(input.host).name;
      const { ip, port, confirm } = input;
      return payload(await doveadm.run(directorRingRemove, { ip, port: port ?? undefined }, { host, confirm }), { director: { host } });
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
        { host, confirm: input.confirm ?? undefined },
      );
      return payload(written, { director: { host } });
    },
  },
};
