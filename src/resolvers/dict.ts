import { dictGet, dictInc, dictIter, dictSet, dictUnset } from '../doveadm/commands/dict.ts';
import type { DictSource, Resolvers } from '../generated/graphql.ts';
import type { Doveadm } from '../gateway.ts';
import type { DictRef, DictSourceArguments } from '../mail/model.ts';
import { userRef } from '../mail/users.ts';
import { payload } from './payload.ts';

const sourceOf = ({ uri, filterName }: DictSource): DictSourceArguments => ({
  dictUri: uri ?? undefined,
  filterName: filterName ?? undefined,
});

async function findEntry(doveadm: Doveadm, { user, source }: DictRef, key: string): Promise<{ key: string; value: string } | null> {
  const value = await doveadm.run(dictGet, { user: user.name, ...source, key }, user);
  return value === null ? null : { key, value };
}

export const dictResolvers: Resolvers = {
  User: {
    dict: (user, { source }) => ({ user, source: sourceOf(source) }),
  },
  Dict: {
    entry: (dict, { key }, { doveadm }) => findEntry(doveadm, dict, key),
    entries: ({ user, source }, { prefix, recursive, exact }, { doveadm }) =>
      doveadm.run(dictIter, { user: user.name, ...source, prefix, recurse: recursive, exact }, user),
  },
  Mutation: {
    dictSet: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const source = sourceOf(input.source);
      const { key, value, expireSeconds } = input;
      const written = await doveadm.run(dictSet, { user: user.name, ...source, key, value, expireSecs: expireSeconds ?? undefined }, user);
      return payload(written, { user, entry: () => findEntry(doveadm, { user, source }, key) } as never);
    },
    dictUnset: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const source = sourceOf(input.source);
      const written = await doveadm.run(dictUnset, { user: user.name, ...source, key: input.key }, user);
      return payload(written, { user, entry: () => findEntry(doveadm, { user, source }, input.key) } as never);
    },
    dictInc: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const source = sourceOf(input.source);
      const { key, difference } = input;
      const written = await doveadm.run(dictInc, { user: user.name, ...source, key, difference }, user);
      return payload(written, { user, entry: () => findEntry(doveadm, { user, source }, key) } as never);
    },
  },
};
