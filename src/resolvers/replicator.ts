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
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

export const replicatorResolvers: Resolvers = {
  Host: {
    replicator: ({ name }) => ({ host: name }),
  },
  Replicator: {
    queue: ({ host }, _, { doveadm }) => doveadm.run(replicatorQueue, {}, { host }),
    workers: async ({ host }, _, { doveadm }) => {
      const rows = await doveadm.run(replicatorDsyncStatus, {}, { host });
      return rows.map((row) => ({ ...row, user: row.user === null ? null : { host, name: row.user } }));
    },
    replications: async ({ host }, { mask, ...page }, { doveadm }) => {
      const rows = await doveadm.run(replicatorStatus, { userMask: mask || '*' }, { host });
      const replications = rows.map((row) => ({
        ...row,
        user: { host, name: row.user },
        priority: row.priority.toUpperCase() as ReplicationPriority,
      }));
      return pageOfList(replications, ({ user }) => user.name, page);
    },
  },
  Mutation: {
    replicatorAdd: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      return payload(await doveadm.run(replicatorAdd, { user: user.name }, user), { user });
    },
    replicatorRemove: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      return payload(await doveadm.run(replicatorRemove, { user: user.name }, user), { user });
    },
    replicatorReplicate: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(
        replicatorReplicate,
        { user: user.name, priority: input.priority?.toLowerCase(), fullSync: input.fullSync ?? false },
        user,
      );
      return payload(written, { user, updatedCount: written.value?.updatedCount ?? null });
    },
  },
};
