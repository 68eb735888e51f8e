import { quotaGet, type QuotaRow } from '../doveadm/commands/quota.ts';
import type { Quota, Resolvers } from '../generated/graphql.ts';

const BYTES_PER_KIB = 1024;

export const quotaResolvers: Resolvers = {
  User: {
    quota: async (user, _, { doveadm }) => {
      const rows = await doveadm.run(quotaGet, { user: user.name }, user);
      return rootsOf(rows).map(quotaOf);
    },
  },
};

/** Groups the rows by root. The rows of a root are adjacent. Roots can share a name: a repeated resource begins the next root. */
function rootsOf(rows: readonly QuotaRow[]): QuotaRow[][] {
  const roots: QuotaRow[][] = [];
  for (const row of rows) {
    const last = roots.at(-1);
    const continues = last?.every(({ root, resource }) => root === row.root && resource !== row.resource) === true;
    if (last !== undefined && continues) last.push(row);
    else roots.push([row]);
  }
  return roots;
}

function quotaOf(rows: readonly QuotaRow[]): Quota {
  const root = rows[0]?.root ?? '';
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
