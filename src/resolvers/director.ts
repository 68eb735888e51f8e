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
import type { AnyWrite, GivenTo } from '../doveadm/command.ts';
import type { Gateway } from '../gateway.ts';
import type { UserRef } from '../model/refs.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { pageOfList } from '../model/query/connection.ts';
import { assertDirector, findDirectorHost, listDirectorHosts, type DirectorHostWriteResult } from '../model/director.ts';
import { parseLocalTime, toInstant, utcOffset } from '../model/host-clock.ts';
import { runForHost, runForUser } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

/** Read after the write. A failed read does not change the outcome. */
const directorHost = ({ director, ip }: DirectorHostWriteResult, _: unknown, { doveadm }: GraphQLContext) =>
  findDirectorHost(doveadm, director, ip);

/** Runs a change to the director of a mutation's host. */
async function onDirector<C extends AnyWrite>(doveadm: Gateway, input: Parameters<typeof runForHost<C>>[1], command: C, args: GivenTo<C>) {
  const { server, ...result } = await runForHost(doveadm, input, command, args);
  return { ...result, director: { host: server.name } };
}

const withDirector = <T extends { readonly user: UserRef }>(doveadm: Gateway, result: T) => ({
  ...result,
  director: { host: doveadm.host(result.user.host, 'director').name },
});

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
        listDirectorHosts(doveadm, { host: doveadm.host(user.host, 'director').name }),
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
      const rows = await doveadm.run(directorMap, { host: ip }, { host });
      const offset = rows.length === 0 ? 0 : await utcOffset(doveadm, host);
      const mappings = rows.map(({ user, expires, ...row }) => ({
        ...row,
        user: user === null ? null : userSeenOn(doveadm, host, user),
        expiresAt: toInstant(parseLocalTime(expires), offset),
      }));
      return pageOfList(mappings, (mapping) => JSON.stringify([mapping.user?.name ?? '', mapping.hash, mapping.ip]), page);
    },
    userHash: ({ host }, { user }, { doveadm }) => doveadm.run(directorUserHash, { user }, { host }),
    usersOfHash: async ({ host }, { hash }, { doveadm }) => {
      const names = await doveadm.run(directorHashUsers, { hash: Number(hash) }, { host });
      return names.map((name) => userSeenOn(doveadm, host, name));
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
      return { ...(await onDirector(doveadm, input, directorAdd, { host: ip, vhostCount, tag })), ip };
    },
    directorUp: async (_, { input }, { doveadm }) => ({
      ...(await onDirector(doveadm, input, directorUp, { host: input.ip })),
      ip: input.ip,
    }),
    directorDown: async (_, { input }, { doveadm }) => ({
      ...(await onDirector(doveadm, input, directorDown, { host: input.ip })),
      ip: input.ip,
    }),
    directorUpdate: async (_, { input }, { doveadm }) => {
      const { ip, vhostCount } = input;
      return { ...(await onDirector(doveadm, input, directorUpdate, { host: ip, vhostCount })), ip };
    },
    directorRemove: (_, { input }, { doveadm }) => onDirector(doveadm, input, directorRemove, { host: input.ip }),
    directorRingAdd: (_, { input }, { doveadm }) => onDirector(doveadm, input, directorRingAdd, { ip: input.ip, port: input.port }),
    directorRingRemove: (_, { input }, { doveadm }) => onDirector(doveadm, input, directorRingRemove, { ip: input.ip, port: input.port }),
    directorMove: async (_, { input }, { doveadm }) =>
      withDirector(doveadm, await runForUser(doveadm, input, directorMove, { host: input.ip })),
    directorKick: async (_, { input }, { doveadm }) => withDirector(doveadm, await runForUser(doveadm, input, directorKick, {})),
    directorFlush: (_, { input }, { doveadm }) => {
      const { target, force, maxParallel } = input;
      return onDirector(doveadm, input, directorFlush, { host: target.ip ?? 'all', forceFlush: force, maxParallel });
    },
  },
};
