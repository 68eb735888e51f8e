import { storageBackup, storageSync } from '../doveadm/commands/storage.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Resolvers, StorageBackupInput, StorageSyncInput } from '../generated/graphql.ts';
import { runForTarget, type TargetWriteResult } from '../model/change/run-for-target.ts';

/** The arguments of both mutations, without the user. @throws CodedError when a state is given for several users */
const argumentsOf = (input: StorageBackupInput | StorageSyncInput) => {
  const { state, target } = input;
  if (typeof state === 'string' && target && typeof target.user !== 'string') throw badInput('input.state', 'goes with one user');
  return {
    remote: input.remote,
    reverse: input.reverse,
    fullSync: input.fullSync,
    purgeRemote: input.purgeRemote,
    mailbox: input.mailbox,
    excludeMailbox: input.excludeMailboxes,
    namespace: input.namespaces,
    allNamespaces: input.allNamespaces,
    receivedSince: input.receivedSince ? Math.ceil(input.receivedSince.getTime() / 1000) : undefined,
    flag: input.flag,
    maxSizeBytes: input.maxSizeBytes === null || input.maxSizeBytes === undefined ? null : Number(input.maxSizeBytes),
    lockTimeout: input.lockTimeoutSeconds,
    timeout: input.timeoutSeconds,
    state,
  };
};

const withState = (change: TargetWriteResult<string | null>) => ({
  ...change,
  state: change.user === null ? null : (change.results[0]?.value ?? null),
});

export const storageResolvers: Resolvers = {
  Mutation: {
    storageSync: async (_, { input }, { doveadm }) => {
      const args = { ...argumentsOf(input), oneWay: input.oneWay };
      return withState(await runForTarget(doveadm, input, storageSync, (user) => ({ user, ...args })));
    },
    storageBackup: async (_, { input }, { doveadm }) => {
      const args = argumentsOf(input);
      return withState(await runForTarget(doveadm, input, storageBackup, (user) => ({ user, ...args })));
    },
  },
};
