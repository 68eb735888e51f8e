import { buildQuery, type MessageSearch } from '../../doveadm/search/search.ts';

/** The query of a change to messages: it must name the mailbox they are in, in every branch. @throws CodedError BAD_USER_INPUT */
export function changeQuery(search: MessageSearch): string[] {
  return buildQuery(search, { field: 'input.search', requireMailbox: true });
}
