import { astFromValue, valueFromASTUntyped, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import type { MessageSearch } from '../doveadm/search/search.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { encodeId } from '../model/query/global-id.ts';
import type { MailboxRef } from '../model/refs.ts';
import { publicUrl } from './public-url.ts';

export const mailFileResolvers: Resolvers = {
  Message: {
    rawUrl: ({ mailbox: { user, name }, uid, fields }, _, context) => {
      const id = encodeId('Message', user.host, user.name, name, fields['mailbox-guid'] ?? '', uid);
      return new URL(`/messages/${id}.eml`, publicUrl(context)).href;
    },
  },
  Mailbox: {
    exportUrl: (mailbox, { search }, context, { schema }) => {
      const url = new URL(`/mailboxes/${mailboxId(mailbox)}.mbox`, publicUrl(context));
      if (search !== null && search !== undefined) url.searchParams.set('search', searchText(schema, search));
      return url.href;
    },
    uploadUrl: (mailbox, _, context) => new URL(`/mailboxes/${mailboxId(mailbox)}/messages`, publicUrl(context)).href,
  },
};

function mailboxId({ user, name }: MailboxRef): string {
  return encodeId('Mailbox', user.host, user.name, name);
}

/** A search as JSON, in the form that GraphQL takes. */
function searchText(schema: GraphQLSchema, search: MessageSearch): string {
  const node = astFromValue(search, schema.getType('MessageSearch') as GraphQLInputType);
  return JSON.stringify(node === null || node === undefined ? {} : valueFromASTUntyped(node));
}
