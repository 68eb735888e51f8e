import {
  mailboxMetadataGet,
  mailboxMetadataSet,
  mailboxMetadataUnset,
  serverMetadataGet,
  serverMetadataSet,
  serverMetadataUnset,
} from '../doveadm/commands/metadata.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { runForTarget } from '../model/change/run-for-target.ts';
import { mailboxEntries, serverEntries } from '../model/metadata.ts';

export const metadataResolvers: Resolvers = {
  Mailbox: {
    metadata: ({ user, name }, { prefix }, { doveadm }) => mailboxEntries(doveadm, user, name, prefix),
    metadataValue: ({ user, name }, { key }, { doveadm }) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox: name, key }, user),
  },
  User: {
    metadata: (user, { prefix }, { doveadm }) => serverEntries(doveadm, user, prefix),
    metadataValue: (user, { key }, { doveadm }) => doveadm.run(serverMetadataGet, { user: user.name, key }, user),
  },
  Mutation: {
    mailboxMetadataSet: (_, { input }, { doveadm }) => {
      const { mailbox, key, value } = input;
      // Dovecot reads an empty value as no value (2.3.19, 2.4.1).
      if (value === '') throw badInput('input.value', 'must not be empty: mailboxMetadataUnset removes an entry');
      return mailbox === null || mailbox === undefined
        ? runForTarget(doveadm, input, serverMetadataSet, (user) => ({ user, key, value }))
        : runForTarget(doveadm, input, mailboxMetadataSet, (user) => ({ user, mailbox, key, value }));
    },
    mailboxMetadataUnset: (_, { input }, { doveadm }) => {
      const { mailbox, key } = input;
      return mailbox === null || mailbox === undefined
        ? runForTarget(doveadm, input, serverMetadataUnset, (user) => ({ user, key }))
        : runForTarget(doveadm, input, mailboxMetadataUnset, (user) => ({ user, mailbox, key }));
    },
  },
};
