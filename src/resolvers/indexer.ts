import { indexerAdd, indexerList, indexerRemove } from '../doveadm/commands/indexer.ts';
import type { IndexingPlace, Resolvers } from '../generated/graphql.ts';
import { userRef } from '../model/users.ts';
import { payload } from '../model/change/payload.ts';

export const indexerResolvers: Resolvers = {
  Host: {
    indexings: async ({ name }, { mask }, { doveadm }) => {
      const rows = await doveadm.run(indexerList, { userMask: mask ?? undefined }, { host: name });
      return rows.map(({ user, mailbox, queued, maxRecent, ...row }) => ({
        ...row,
        mailbox: { user: { host: name, name: user }, name: mailbox },
        queued: queued === null ? null : (queued.toUpperCase() as IndexingPlace),
        maxRecent: maxRecent === 0 ? null : maxRecent,
      }));
    },
  },
  Mutation: {
    indexerAdd: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(indexerAdd, { user: user.name, mailbox: input.mailbox, head: input.head ?? false }, user);
      return payload(written, { mailbox: { user, name: input.mailbox } });
    },
    indexerRemove: async (_, { input }, { doveadm }) => {
      const user = userRef(doveadm, input.user, input.host);
      const written = await doveadm.run(indexerRemove, { user: user.name, mailboxMask: input.mailboxMask ?? undefined }, user);
      return payload(written, { user });
    },
  },
};
