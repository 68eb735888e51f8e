import {
  fscacheRescan,
  metacacheClean,
  metacacheFlush,
  metacacheFlushall,
  metacacheList,
  metacacheRemove,
  metacacheUnpack,
  oboxUserDelete,
  oboxUserWait,
} from '../doveadm/commands/object-storage.ts';
import type { MetacacheChanges, MetacacheIndexes, Resolvers } from '../generated/graphql.ts';
import { affectedUser } from '../model/change/dry-run.ts';
import { affectedBy, caution } from '../model/change/run-for-target.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

const CHANGES = { none: 'NONE', unimportant: 'UNIMPORTANT', important: 'IMPORTANT' } as const satisfies Record<string, MetacacheChanges>;
const INDEXES: readonly MetacacheIndexes[] = ['USER_ROOT', 'FULL_TEXT', 'INBOX_AND_JUNK', 'OTHER_MAILBOXES'];

export const objectStorageResolvers: Resolvers = {
  Host: {
    metacache: async ({ name }, _, { doveadm }) => {
      const rows = await doveadm.run(metacacheList, {}, { host: name });
      return rows.map(({ user, changes, priorities, ...row }) => ({
        ...row,
        user: user === null ? null : { host: name, name: user },
        changes: changes && CHANGES[changes],
        priorities: priorities.map((one) => ({ ...one, indexes: INDEXES[one.priority] ?? null })),
      }));
    },
  },
  Mutation: {
    metacacheClean: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const { days, namespace } = input;
      const written = await doveadm.run(
        metacacheClean,
        { user: user.name, days: days ?? undefined, namespace: namespace ?? undefined },
        user,
      );
      return payload(written, { user });
    },
    metacacheFlush: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(metacacheFlush, { user: user.name, namespace: input.namespace ?? undefined }, user);
      return payload(written, { user });
    },
    metacacheFlushall: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      return payload(await doveadm.run(metacacheFlushall, {}, { host: server.name }), { server });
    },
    metacacheRemove: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const written = await doveadm.run(metacacheRemove, { mask: input.mask }, { host: server.name, confirm: input.confirm });
      return payload(written, { server });
    },
    metacacheUnpack: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const { bundleName, bundle, destinationDirectory } = input;
      return payload(await doveadm.run(metacacheUnpack, { bundleName, bundle, destinationDirectory }, { host: server.name }), { server });
    },
    fscacheRescan: async (_, { input }, { doveadm }) => {
      const server = { name: doveadm.host(input.host).name };
      const { path, maxAgeSeconds } = input;
      const written = await doveadm.run(
        fscacheRescan,
        { path: path ?? undefined, maxAge: maxAgeSeconds ?? undefined },
        { host: server.name },
      );
      return payload(written, { server });
    },
    oboxUserDelete: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const reckoning = affectedUser(doveadm, info);
      const options = { host: user.host, confirm: input.confirm, ...caution(input, user, reckoning) };
      const written = await doveadm.run(oboxUserDelete, { user: user.name }, options);
      return payload(written, { user, affected: await affectedBy(options, user, reckoning) });
    },
    oboxUserWait: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(oboxUserWait, { user: user.name, timeout: input.timeoutSeconds ?? undefined }, user);
      return payload(written, { user });
    },
  },
};
