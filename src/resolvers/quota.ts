import { quotaGet, type QuotaRow } from '../doveadm/commands/quota.ts';
import type { Quota, Resolvers } from '../generated/graphql.ts';

const BYTES_PER_KIB = 1024;

export const quotaResolvers: Resolvers = {
  User: {
    quota: async (user, _, { doveadm }) => {
      const rows = await doveadm.run(quotaGet, { user: user.name }, user);
      const roots = [...new Set(rows.map(({ root }) => root))];
      return roots.map((root) =>
        quotaOf(
          root,
          rows.filter((row) => row.root === root),
        ),
      );
    },
  },
};

function quotaOf(root: string, rows: readonly QuotaRow[]): Quota {
  const storage = rows.find(({ resource }) => resource === 'STORAGE');
  const messages = rows.find(({ resource }) => resource === 'MESSAGE');
  return {
    root,
    storageUsedBytes: bytes(storage?.value),
    storageLimitBytes: bytes(storage?.limit),
    storageUsedPercent: storage?.limit === null ? null : (storage?.percent ?? null),
    messageCount: messages?.value ?? null,
    messageLimit: messages?.limit ?? null,
    messageUsedPercent: messages?.limit === null ? null : (messages?.percent ?? null),
  };
}

function bytes(kib: number | null | undefined): number | null {
  return kib === null || kib === undefined ? null : kib * BYTES_PER_KIB;
}
