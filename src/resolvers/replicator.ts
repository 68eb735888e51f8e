import {
  replicatorAdd,
  replicatorDsyncStatus,
  replicatorQueue,
  replicatorRemove,
  replicatorReplicate,
  replicatorStatus,
} from '../doveadm/commands/replicator.ts';
import type { ReplicationPriority, Resolvers } from '../generated/graphql.ts';
import { pageOfList } from '../model/query/connection.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

export const replicatorResolvers: Resolvers = {
  Host: {
    replicator: ({ name }) => ({ host: name }),
  },
  Replicator: {
    queue: ({ host }, _, { doveadm }) => doveadm.run(replicatorQueue, {}, { host }),
    workers: async ({ host }, _, { doveadm }) => {
      const rows = await doveadm.run(replicatorDsyncStatus, {}, { host });
      return rows.map((row) => ({ ...row, user: row.user === null ? null : userSeenOn(doveadm, host, row.user) }));
    },
    replications: async ({ host }, { mask, ...page }, { doveadm }) => {
      const rows = await doveadm.run(replicatorStatus, { userMask: mask || '*' }, { host });
      const replications = rows.map((row) => ({
        ...row,
        user: userSeenOn(doveadm, host, row.user),
        priority: row.priority.toUpperCase() as ReplicationPriority,
      }));
      return pageOfList(replications, ({ user }) => user.name, page);
    },
  },
  Mutation: {
    replicatorAdd: (_, { input }, { doveadm }) => runForUser(doveadm, input, replicatorAdd, {}),
    replicatorRemove: (_, { input }, { doveadm }) => runForUser(doveadm, input, replicatorRemove, {}),
    replicatorReplicate: async (_, { input }, { doveadm }) => {
      const { priority, fullSync } = input;
      const replicated = await runForUser(doveadm, input, replicatorReplicate, { priority: priority?.toLowerCase(), fullSync });
      return { ...replicated, updatedCount: replicated.value?.updatedCount ?? null };
    },
  },
};
