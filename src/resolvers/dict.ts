import type { GraphQLContext } from '../context.ts';
import { dictInc, dictIter, dictSet, dictUnset, mailDictInc, mailDictIter, mailDictSet, mailDictUnset } from '../doveadm/commands/dict.ts';
import type { DictSource, Resolvers } from '../generated/graphql.ts';
import type { Gateway } from '../gateway.ts';
import { findEntry, type DictWriteResult } from '../model/dict.ts';
import type { DictRef, UserRef } from '../model/refs.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

function dictOf(user: UserRef, { uri, filterName, mailFilterName }: DictSource): DictRef {
  if (typeof mailFilterName === 'string') return { user, ofMail: true, source: { filterName: mailFilterName } };
  return { user, ofMail: false, source: { dictUri: uri, filterName: filterName } };
}

/** The dictionary of a mutation, and the arguments that say which it is. */
function chosen(
  doveadm: Gateway,
  input: { readonly user: string; readonly host?: string | null | undefined; readonly source: DictSource },
) {
  const user = userRef(doveadm, input.user, input.host);
  const dict = dictOf(user, input.source);
  return { user, dict, which: { user: user.name, ...dict.source } };
}

/** Read after the write; a failure to read it leaves the outcome as it is. */
const entry = ({ dict, key }: DictWriteResult, _: unknown, { doveadm }: GraphQLContext) => findEntry(doveadm, dict, key);

export const dictResolvers: Resolvers = {
  User: {
    dict: (user, { source }) => dictOf(user, source),
  },
  Dict: {
    entry: (dict, { key }, { doveadm }) => findEntry(doveadm, dict, key),
    entries: ({ user, source, ofMail }, { prefix, recursive, exact }, { doveadm }) =>
      doveadm.run(ofMail ? mailDictIter : dictIter, { user: user.name, ...source, prefix, recurse: recursive, exact }, user),
  },
  DictSetPayload: { entry },
  DictUnsetPayload: { entry },
  DictIncPayload: { entry },
  Mutation: {
    dictSet: async (_, { input }, { doveadm }) => {
      const { user, dict, which } = chosen(doveadm, input);
      const { key, value, expireSeconds } = input;
      const args = { ...which, key, value, expireSecs: expireSeconds };
      return payload(await doveadm.run(dict.ofMail ? mailDictSet : dictSet, args, user), { user, dict, key });
    },
    dictUnset: async (_, { input }, { doveadm }) => {
      const { user, dict, which } = chosen(doveadm, input);
      const { key } = input;
      return payload(await doveadm.run(dict.ofMail ? mailDictUnset : dictUnset, { ...which, key }, user), { user, dict, key });
    },
    dictInc: async (_, { input }, { doveadm }) => {
      const { user, dict, which } = chosen(doveadm, input);
      const { key, difference } = input;
      return payload(await doveadm.run(dict.ofMail ? mailDictInc : dictInc, { ...which, key, difference }, user), { user, dict, key });
    },
  },
};
