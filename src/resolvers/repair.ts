import { mailboxCacheDecisions, mailboxCacheDecisionSet, mailboxCachePurge, mailboxCacheRemove } from '../doveadm/commands/cache.ts';
import { mailboxPath, type MailboxPathType } from '../doveadm/commands/mailbox.ts';
import { mailboxForceResync, mailboxIndex, quotaRecalc, storagePurge } from '../doveadm/commands/repair.ts';
import { unixSeconds } from '../doveadm/decode.ts';
import { badInput } from '../doveadm/errors.ts';
import type { CacheDecisionKind, MailboxPathKind, Resolvers } from '../generated/graphql.ts';
import { changeQuery } from '../model/change/change-query.ts';
import { elsewhereSteps } from '../model/change/every-namespace.ts';
import { thenRunForEach } from '../model/change/then-run.ts';
import { payloadMailbox } from '../model/mailboxes.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';

const PATH_TYPES: Readonly<Record<MailboxPathKind, MailboxPathType>> = {
  DIRECTORY: 'dir',
  ALTERNATIVE_DIRECTORY: 'alt-dir',
  MESSAGES: 'mailbox',
  ALTERNATIVE_MESSAGES: 'alt-mailbox',
  CONTROL: 'control',
  INDEX: 'index',
  PRIVATE_INDEX: 'index-private',
};

const DECISIONS = { NO: 'no', TEMPORARY: 'temp', YES: 'yes' } as const satisfies Record<CacheDecisionKind, string>;
const KINDS = { no: 'NO', temp: 'TEMPORARY', yes: 'YES' } as const;

export const repairResolvers: Resolvers = {
  Mailbox: {
    path: ({ user, name }, { kind }, { doveadm }) =>
      doveadm.run(mailboxPath, { user: user.name, mailbox: name, type: PATH_TYPES[kind] }, user),
    cacheDecisions: ({ user, name }, _, { doveadm }) => doveadm.run(mailboxCacheDecisions, { user: user.name, mailbox: name }, user),
  },
  CacheDecision: {
    decision: ({ decision }) => (decision === null ? null : KINDS[decision]),
  },
  Mutation: {
    mailboxForceResync: async (_, { input }, { doveadm }) => {
      const { mailboxPattern, checkIndexFirst: fsck } = input;
      const resync = (user: string, mailbox: string) => ({ user, mailboxMask: [mailbox], fsck });
      const done = await runForTarget(doveadm, input, mailboxForceResync, (user) => resync(user, mailboxPattern));
      return thenRunForEach(done, (user) =>
        elsewhereSteps(doveadm, user, [mailboxPattern], (mailbox) => doveadm.run(mailboxForceResync, resync(user.name, mailbox), user)),
      );
    },
    mailboxIndex: async (_, { input }, { doveadm }) => {
      const { mailboxPatterns, queue, maxRecentCount: maxRecent } = input;
      const index = (user: string, mailboxMask: readonly string[]) => ({ user, mailboxMask, queue, maxRecent });
      const done = await runForTarget(doveadm, input, mailboxIndex, (user) => index(user, mailboxPatterns));
      return thenRunForEach(done, (user) =>
        elsewhereSteps(doveadm, user, mailboxPatterns, (mailbox) => doveadm.run(mailboxIndex, index(user.name, [mailbox]), user)),
      );
    },
    mailboxCachePurge: (_, { input }, { doveadm }) =>
      runForTarget(doveadm, input, mailboxCachePurge, (user) => ({ user, mailbox: input.mailbox })),
    mailboxCacheRemove: (_, { input }, { doveadm }) => {
      const query = changeQuery(input.search, { idSuffices: true });
      return runForTarget(doveadm, input, mailboxCacheRemove, (user) => ({ user, query }));
    },
    mailboxCacheDecisionSet: async (_, { input }, { doveadm }, info) => {
      const { mailbox, fields, decision, lastUsedAt } = input;
      const odd = fields.find((field) => !/^[\w.-]+$/.test(field));
      if (fields.length === 0 || odd !== undefined) throw badInput('input.fields', 'must name at least one field, such as hdr.subject');
      const set = await runForUser(doveadm, input, mailboxCacheDecisionSet, {
        mailbox,
        fieldstr: fields.join(' '),
        decision: decision && DECISIONS[decision],
        lastUsed: lastUsedAt && unixSeconds(lastUsedAt),
      });
      const { user } = set;
      const all = await doveadm.run(mailboxCacheDecisions, { user: user.name, mailbox }, user).catch(() => null);
      const cacheDecisions = all?.filter((decided) => fields.includes(decided.field)) ?? null;
      return { ...set, mailbox: payloadMailbox(doveadm, user, mailbox, info), cacheDecisions };
    },
    storagePurge: (_, { input }, { doveadm }) => runForTarget(doveadm, input, storagePurge, (user) => ({ user })),
    quotaRecalc: (_, { input }, { doveadm }) => runForTarget(doveadm, input, quotaRecalc, (user) => ({ user })),
  },
};
