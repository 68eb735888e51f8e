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
import { runForHost, runForUser } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

const CHANGES = { none: 'NONE', unimportant: 'UNIMPORTANT', important: 'IMPORTANT' } as const satisfies Record<string, MetacacheChanges>;
const INDEXES: readonly MetacacheIndexes[] = ['USER_ROOT', 'FULL_TEXT', 'INBOX_AND_JUNK', 'OTHER_MAILBOXES'];

export const objectStorageResolvers: Resolvers = {
  Host: {
    metacache: async ({ name }, _, { doveadm }) => {
      const rows = await doveadm.run(metacacheList, {}, { host: name });
      return rows.map(({ user, changes, priorities, ...row }) => ({
        ...row,
        user: user === null ? null : userSeenOn(doveadm, name, user),
        changes: changes && CHANGES[changes],
        priorities: priorities.map((one) => ({ ...one, indexes: INDEXES[one.priority] ?? null })),
      }));
    },
  },
  Mutation: {
    metacacheClean: (_, { input }, { doveadm }) => {
      const { days, namespace } = input;
      return runForUser(doveadm, input, metacacheClean, { days, namespace });
    },
    metacacheFlush: (_, { input }, { doveadm }) => runForUser(doveadm, input, metacacheFlush, { namespace: input.namespace }),
    metacacheFlushall: (_, { input }, { doveadm }) => runForHost(doveadm, input, metacacheFlushall, {}),
    metacacheRemove: (_, { input }, { doveadm }) => runForHost(doveadm, input, metacacheRemove, { mask: input.mask }),
    metacacheUnpack: (_, { input }, { doveadm }) => {
      const { bundleName, bundle, destinationDirectory } = input;
      return runForHost(doveadm, input, metacacheUnpack, { bundleName, bundle, destinationDirectory });
    },
    fscacheRescan: (_, { input }, { doveadm }) => {
      const { path, maxAgeSeconds } = input;
      return runForHost(doveadm, input, fscacheRescan, { path, maxAge: maxAgeSeconds });
    },
    oboxUserDelete: (_, { input }, { doveadm }, info) =>
      runForUser(doveadm, input, oboxUserDelete, {}, { reader: affectedUser(doveadm, info) }),
    oboxUserWait: (_, { input }, { doveadm }) => runForUser(doveadm, input, oboxUserWait, { timeout: input.timeoutSeconds }),
  },
};
