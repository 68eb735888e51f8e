import type { GraphQLContext } from '../context.ts';
import { dictInc, dictIter, dictSet, dictUnset, mailDictInc, mailDictIter, mailDictSet, mailDictUnset } from '../doveadm/commands/dict.ts';
import type { DictSource, Resolvers } from '../generated/graphql.ts';
import { findEntry, type DictWriteResult } from '../model/dict.ts';
import type { DictRef, UserRef } from '../model/refs.ts';
import { userRef } from '../model/users.ts';
import { runForUser } from '../model/change/run-for-user.ts';

function dictOf(user: UserRef, { uri, filterName, mailFilterName }: DictSource): DictRef {
  if (typeof mailFilterName === 'string') return { user, ofMail: true, source: { filterName: mailFilterName } };
  return { user, ofMail: false, source: { dictUri: uri, filterName: filterName } };
}

/** Read after the write. A failed read does not change the outcome. */
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
      const dict = dictOf(userRef(doveadm, input.user, input.host), input.source);
      const { key, value, expireSeconds } = input;
      const args = { ...dict.source, key, value, expireSecs: expireSeconds };
      return { ...(await runForUser(doveadm, input, dict.ofMail ? mailDictSet : dictSet, args)), dict, key };
    },
    dictUnset: async (_, { input }, { doveadm }) => {
      const dict = dictOf(userRef(doveadm, input.user, input.host), input.source);
      const { key } = input;
      return { ...(await runForUser(doveadm, input, dict.ofMail ? mailDictUnset : dictUnset, { ...dict.source, key })), dict, key };
    },
    dictInc: async (_, { input }, { doveadm }) => {
      const dict = dictOf(userRef(doveadm, input.user, input.host), input.source);
      const { key, difference } = input;
      const args = { ...dict.source, key, difference };
      return { ...(await runForUser(doveadm, input, dict.ofMail ? mailDictInc : dictInc, args)), dict, key };
    },
  },
};
