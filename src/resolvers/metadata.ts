import {
  mailboxMetadataGet,
  mailboxMetadataList,
  mailboxMetadataSet,
  mailboxMetadataUnset,
  serverMetadataGet,
  serverMetadataList,
  serverMetadataSet,
  serverMetadataUnset,
} from '../doveadm/commands/metadata.ts';
import { badInput } from '../doveadm/errors.ts';
import type { Metadata, Resolvers } from '../generated/graphql.ts';
import { runForTarget } from '../model/change/run-for-target.ts';

async function entriesOf(
  keys: readonly string[],
  prefix: string | null | undefined,
  read: (key: string) => Promise<string | null>,
): Promise<Metadata[]> {
  const wanted = keys.filter((key) => key.startsWith(prefix ?? ''));
  return Promise.all(wanted.map(async (key) => ({ key, value: await read(key) })));
}

export const metadataResolvers: Resolvers = {
  Mailbox: {
    metadata: async ({ user, name }, { prefix }, { doveadm }) => {
      const keys = await doveadm.run(mailboxMetadataList, { user: user.name, mailbox: name }, user);
      return entriesOf(keys, prefix, (key) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox: name, key }, user));
    },
    metadataValue: ({ user, name }, { key }, { doveadm }) => doveadm.run(mailboxMetadataGet, { user: user.name, mailbox: name, key }, user),
  },
  User: {
    metadata: async (user, { prefix }, { doveadm }) => {
      const keys = await doveadm.run(serverMetadataList, { user: user.name }, user);
      return entriesOf(keys, prefix, (key) => doveadm.run(serverMetadataGet, { user: user.name, key }, user));
    },
    metadataValue: (user, { key }, { doveadm }) => doveadm.run(serverMetadataGet, { user: user.name, key }, user),
  },
  Mutation: {
    mailboxMetadataSet: (_, { input }, { doveadm }) => {
      const { mailbox, key, value } = input;
      // Dovecot takes an empty value for none (2.3.19, 2.4.1).
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
