import {
  type MailboxStatus,
  type STATUS_FIELDS,
  mailboxCreate,
  mailboxDelete,
  mailboxRename,
  mailboxSubscribe,
  mailboxUnsubscribe,
  mailboxUpdate,
} from '../doveadm/commands/mailbox.ts';
import { MAX_NEW_UID, MAX_UINT32 } from '../doveadm/param-checks.ts';
import { badInput } from '../doveadm/errors.ts';
import type { MailboxResolvers, Resolvers } from '../generated/graphql.ts';
import type { RunOptions } from '../gateway.ts';
import type { GraphQLContext } from '../context.ts';
import { affectedMailbox } from '../model/change/dry-run.ts';
import { encodeId } from '../model/query/global-id.ts';
import { selectedFields } from '../model/query/look-ahead.ts';
import { hasChildren, isSelectable, specialUse } from '../model/mailbox-tree.ts';
import { findMailbox, foldInbox, isSubscribed, listMailboxes, payloadMailbox, readStatus, sumMailboxes } from '../model/mailboxes.ts';
import type { MailboxRef } from '../model/refs.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { moveSubscriptionSteps, subscribeStep, thenRun, thenRunForEach, unsubscribeSteps } from '../model/change/then-run.ts';
import { ifApplied, unlessRefused } from '../model/change/payload.ts';

type StatusName = keyof typeof STATUS_FIELDS;

/** @param unopened the value for a mailbox that exists in name only: it holds nothing, and has no numbers yet */
function status<K extends StatusName, U extends 0 | null>(field: K, unopened: U) {
  const valueOf = (found: MailboxStatus | null) => (found !== null ? found[field] : unopened);
  return (mailbox: MailboxRef, _: unknown, { doveadm }: GraphQLContext) => {
    const found = mailbox.status === undefined ? readStatus(doveadm, mailbox, field) : mailbox.status;
    return found instanceof Promise ? found.then(valueOf) : valueOf(found);
  };
}

const statusResolvers = {
  messageCount: status('messageCount', 0),
  unseenCount: status('unseenCount', 0),
  recentCount: status('recentCount', 0),
  uidNext: status('uidNext', null),
  uidValidity: status('uidValidity', null),
  highestModseq: status('highestModseq', null),
  sizeBytes: status('sizeBytes', 0),
  guid: status('guid', null),
  firstSavedAt: status('firstSavedAt', null),
} satisfies MailboxResolvers;

/** The further permissions of the steps after a change. Steps for the mailboxes below it also list them. */
const SUBSCRIBES = { furtherPermissions: ['MAILBOX_SUBSCRIBE'] } as const satisfies RunOptions;
const MOVES = { furtherPermissions: ['MAILBOX_SUBSCRIBE', 'MAILBOX_READ'] } as const satisfies RunOptions;

export const mailboxResolvers: Resolvers = {
  User: {
    mailboxes: (user, { mask, subscribed }, { doveadm }, info) =>
      listMailboxes(doveadm, user, { mask: mask || '*', subscribed }, selectedFields(info)),
    mailbox: (user, { name }, context, info) => findMailbox(context, user, name, info),
    totals: (user, { mask }, { doveadm }, info) => sumMailboxes(doveadm, user, mask || '*', selectedFields(info)),
  },
  Mailbox: {
    ...statusResolvers,
    id: ({ user, name }) => encodeId('Mailbox', user.host, user.name, name),
    subscribed: (mailbox, _, { doveadm }) => mailbox.subscribed ?? isSubscribed(doveadm, mailbox),
    selectable: (mailbox, _, { doveadm }) => isSelectable(doveadm, mailbox),
    hasChildren: (mailbox, _, { doveadm }) => hasChildren(doveadm, mailbox),
    specialUse: (mailbox, _, { doveadm }) => specialUse(doveadm, mailbox),
  },
  Mutation: {
    mailboxCreate: async (_, { input }, { doveadm }, info) => {
      const { guid, subscribe } = input;
      const mailbox = foldInbox(input.mailbox);
      const steps = subscribe === true ? SUBSCRIBES : {};
      const created = await runForTarget(doveadm, input, mailboxCreate, (user) => ({ user, mailbox, guid }), undefined, steps);
      const change =
        subscribe === true ? await thenRunForEach(created, (user) => Promise.resolve([subscribeStep(doveadm, user, mailbox)])) : created;
      const { user } = change;
      return { ...change, mailbox: user && unlessRefused(change, payloadMailbox(doveadm, user, mailbox, info)) };
    },
    mailboxRename: async (_, { input }, { doveadm }, info) => {
      const [mailbox, newName] = [foldInbox(input.mailbox), foldInbox(input.newName)];
      const { user, ...renamed } = await runForUser(
        doveadm,
        input,
        mailboxRename,
        { mailbox, newName },
        input.moveSubscription === true ? MOVES : {},
      );
      const change =
        input.moveSubscription === true ? await thenRun(renamed, () => moveSubscriptionSteps(doveadm, user, mailbox, newName)) : renamed;
      return { ...change, user, mailbox: unlessRefused(change, payloadMailbox(doveadm, user, newName, info)) };
    },
    mailboxDelete: async (_, { input }, { doveadm }, info) => {
      const { recursive, requireEmpty, unsubscribe } = input;
      const mailbox = foldInbox(input.mailbox);
      const deleted = await runForTarget(
        doveadm,
        input,
        mailboxDelete,
        (user) => ({
          user,
          mailbox,
          recursive,
          requireEmpty,
        }),
        affectedMailbox(doveadm, mailbox, recursive ?? false, info),
        unsubscribe !== true ? {} : recursive === true ? MOVES : SUBSCRIBES,
      );
      const change =
        unsubscribe === true
          ? await thenRunForEach(deleted, (user) => unsubscribeSteps(doveadm, user, mailbox, recursive ?? false))
          : deleted;
      const { user } = change;
      return { ...change, deletedId: user && ifApplied(deleted, encodeId('Mailbox', user.host, user.name, mailbox)) };
    },
    mailboxUpdate: async (_, { input }, { doveadm }, info) => {
      const mailbox = foldInbox(input.mailbox);
      const updated = await runForUser(doveadm, input, mailboxUpdate, {
        mailbox,
        mailboxGuid: input.guid,
        uidValidity: numberIn(input.uidValidity, 'uidValidity', MAX_UINT32),
        minNextUid: numberIn(input.minUidNext, 'minUidNext', MAX_NEW_UID),
        minFirstRecentUid: numberIn(input.minFirstRecentUid, 'minFirstRecentUid', MAX_NEW_UID),
        minHighestModseq: numberIn(input.minHighestModseq, 'minHighestModseq'),
        minHighestPvtModseq: numberIn(input.minHighestPrivateModseq, 'minHighestPrivateModseq'),
      });
      return { ...updated, mailbox: payloadMailbox(doveadm, updated.user, mailbox, info) };
    },
    mailboxSubscribe: async (_, { input }, { doveadm }, info) => {
      const mailbox = foldInbox(input.mailbox);
      const change = await runForTarget(doveadm, input, mailboxSubscribe, (user) => ({ user, mailbox }));
      return { ...change, mailbox: change.user && payloadMailbox(doveadm, change.user, mailbox, info) };
    },
    mailboxUnsubscribe: async (_, { input }, { doveadm }, info) => {
      const mailbox = foldInbox(input.mailbox);
      const change = await runForTarget(doveadm, input, mailboxUnsubscribe, (user) => ({ user, mailbox }));
      return { ...change, mailbox: change.user && payloadMailbox(doveadm, change.user, mailbox, info) };
    },
  },
};

function numberIn(value: number | bigint | null | undefined, field: string, max = Number.MAX_SAFE_INTEGER): number | null {
  if (value === null || value === undefined) return null;
  if (value >= 1 && value <= max) return Number(value);
  throw badInput(`input.${field}`, `must be from 1 to ${String(max)}`);
}
