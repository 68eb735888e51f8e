import type { MailboxStatus, STATUS_FIELDS } from '../doveadm/commands/mailbox.ts';
import {
  mailboxCreate,
  mailboxDelete,
  mailboxMetadataGet,
  mailboxMetadataList,
  mailboxRename,
  mailboxSubscribe,
  mailboxUnsubscribe,
} from '../doveadm/commands/mailbox.ts';
import type { MailboxResolvers, Resolvers } from '../generated/graphql.ts';
import type { GraphQLContext } from '../context.ts';
import { encodeId } from '../mail/ids.ts';
import { selectedFields } from '../mail/look-ahead.ts';
import { findMailbox, isSubscribed, listMailboxes, payloadMailbox, readStatus } from '../mail/mailboxes.ts';
import type { MailboxRef } from '../mail/model.ts';
import { userRef } from '../mail/users.ts';
import { ifApplied, payload, unlessRefused } from './payload.ts';

/** What an empty mailbox answers that exists in name only: it holds nothing, and has no numbers yet. */
const NOT_OPENED_YET = { messageCount: 0, unseenCount: 0, recentCount: 0, sizeBytes: 0 } as const;

function status<K extends keyof typeof STATUS_FIELDS>(field: K) {
  const valueOf = (found: MailboxStatus | null) => (found !== null ? found[field] : field in NOT_OPENED_YET ? 0 : null);
  return (mailbox: MailboxRef, _: unknown, { doveadm }: GraphQLContext) => {
    const found = mailbox.status === undefined ? readStatus(doveadm, mailbox, field) : mailbox.status;
    return found instanceof Promise ? found.then(valueOf) : valueOf(found);
  };
}

const statusResolvers = {
  messageCount: status('messageCount'),
  unseenCount: status('unseenCount'),
  recentCount: status('recentCount'),
  uidNext: status('uidNext'),
  uidValidity: status('uidValidity'),
  highestModseq: status('highestModseq'),
  sizeBytes: status('sizeBytes'),
  guid: status('guid'),
  firstSavedAt: status('firstSavedAt'),
} as unknown as MailboxResolvers;

export const mailboxResolvers: Resolvers = {
  User: {
    mailboxes: (user, { mask, subscribed }, { doveadm }, info) =>
      listMailboxes(doveadm, user, { mask: mask || '*', subscribed }, selectedFields(info)),
    mailbox: (user, { name }, context, info) => findMailbox(context, user, name, info),
  },
  Mailbox: {
    ...statusResolvers,
    id: ({ user, name }) => encodeId('Mailbox', user.host, user.name, name),
    subscribed: (mailbox, _, { doveadm }) => mailbox.subscribed ?? isSubscribed(doveadm, mailbox),
    metadata: async ({ user, name }, { prefix }, { doveadm }) => {
      const keys = await doveadm.run(mailboxMetadataList, { user: user.name, mailbox: name }, user);
      const wanted = keys.filter((key) => key.startsWith(prefix || ''));
      const values = wanted.map((key) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox: name, key }, user));
      return (await Promise.all(values)).map((value, index) => ({ key: wanted[index] ?? '', value }));
    },
    metadataValue: ({ user, name }, { key }, { doveadm }) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox: name, key }, user),
  },
  Mutation: {
    mailboxCreate: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox, guid, subscribe } = input;
      const written = await doveadm.run(
        mailboxCreate,
        { user: user.name, mailbox, subscriptions: subscribe ?? false, guid: guid ?? undefined },
        user,
      );
      return payload(written, { user, mailbox: unlessRefused(written, payloadMailbox(doveadm, user, mailbox, info)) });
    },
    mailboxRename: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox, newName, moveSubscription } = input;
      const written = await doveadm.run(
        mailboxRename,
        { user: user.name, mailbox, newName, subscriptions: moveSubscription ?? false },
        user,
      );
      return payload(written, { user, mailbox: unlessRefused(written, payloadMailbox(doveadm, user, newName, info)) });
    },
    mailboxDelete: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const { mailbox, recursive, requireEmpty, unsubscribe } = input;
      const written = await doveadm.run(
        mailboxDelete,
        {
          user: user.name,
          mailbox,
          recursive: recursive ?? false,
          requireEmpty: requireEmpty ?? false,
          subscriptions: unsubscribe ?? false,
        },
        user,
      );
      return payload(written, { user, deletedId: ifApplied(written, encodeId('Mailbox', user.host, user.name, mailbox)) });
    },
    mailboxSubscribe: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(mailboxSubscribe, { user: user.name, mailbox: input.mailbox }, user);
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, input.mailbox, info) });
    },
    mailboxUnsubscribe: async (_, { input }, { doveadm }, info) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(mailboxUnsubscribe, { user: user.name, mailbox: input.mailbox }, user);
      return payload(written, { user, mailbox: payloadMailbox(doveadm, user, input.mailbox, info) });
    },
  },
};
