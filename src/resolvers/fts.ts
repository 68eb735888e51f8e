import {
  ftsFlatcurveCheck,
  ftsFlatcurveRemove,
  ftsFlatcurveRotate,
  ftsFlatcurveStats,
  ftsOptimize,
  ftsRescan,
  ftsTokenize,
} from '../doveadm/commands/fts.ts';
import { masksOf } from '../doveadm/wildcards.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { withMailboxes } from '../model/fts.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';

export const ftsResolvers: Resolvers = {
  User: {
    fts: (user) => user,
  },
  UserFts: {
    tokens: (user, { text, language }, { doveadm }) => doveadm.run(ftsTokenize, { user: user.name, text, language: language }, user),
    indexes: async (user, { mask }, { doveadm }) =>
      withMailboxes(user, await doveadm.run(ftsFlatcurveStats, { user: user.name, mailboxMask: masksOf(mask || '*') }, user)),
  },
  Mutation: {
    ftsOptimize: (_, { input }, { doveadm }) => runForTarget(doveadm, input, ftsOptimize, (user) => ({ user, namespace: input.namespace })),
    ftsRescan: (_, { input }, { doveadm }) => runForTarget(doveadm, input, ftsRescan, (user) => ({ user, namespace: input.namespace })),
    ftsFlatcurveCheck: async (_, { input }, { doveadm }) => {
      const checked = await runForUser(doveadm, input, ftsFlatcurveCheck, { mailboxMask: input.mailboxPatterns.flatMap(masksOf) });
      return { ...checked, checks: withMailboxes(checked.user, checked.value ?? []) };
    },
    ftsFlatcurveRotate: (_, { input }, { doveadm }) =>
      runForTarget(doveadm, input, ftsFlatcurveRotate, (user) => ({ user, mailboxMask: input.mailboxPatterns.flatMap(masksOf) })),
    ftsFlatcurveRemove: (_, { input }, { doveadm }) =>
      runForTarget(doveadm, input, ftsFlatcurveRemove, (user) => ({ user, mailboxMask: input.mailboxPatterns.flatMap(masksOf) })),
  },
};
