import { indexerAdd, indexerList, indexerRemove } from '../doveadm/commands/indexer.ts';
import type { IndexingPlace, Resolvers } from '../generated/graphql.ts';
import { runForUser } from '../model/change/run-for-user.ts';
import { userSeenOn } from '../model/users.ts';

export const indexerResolvers: Resolvers = {
  Host: {
    indexings: async ({ name }, { mask }, { doveadm }) => {
      const rows = await doveadm.run(indexerList, { userMask: mask }, { host: name });
      return rows.map(({ user, mailbox, queued, maxRecent, ...row }) => ({
        ...row,
        mailbox: { user: userSeenOn(doveadm, name, user), name: mailbox },
        queued: queued === null ? null : (queued.toUpperCase() as IndexingPlace),
        maxRecent: maxRecent === 0 ? null : maxRecent,
      }));
    },
  },
  Mutation: {
    indexerAdd: async (_, { input }, { doveadm }) => {
      const { mailbox, head } = input;
      const { user, ...added } = await runForUser(doveadm, input, indexerAdd, { mailbox, head });
      return { ...added, mailbox: { user, name: mailbox } };
    },
    indexerRemove: (_, { input }, { doveadm }) => runForUser(doveadm, input, indexerRemove, { mailboxMask: input.mailboxMask }),
  },
};
