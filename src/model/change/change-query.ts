import { buildQuery, type MessageSearch } from '../../doveadm/search/search.ts';

/**
 * The query of a change to messages. It must name their mailbox in every branch.
 * @param idSuffices whether `messageId` or `guid` may replace the mailbox: when nothing is lost, or only what was seen before
 * @throws CodedError BAD_USER_INPUT
 */
export function changeQuery(search: MessageSearch, { idSuffices = false } = {}): string[] {
  return buildQuery(search, { field: 'input.search', requireMailbox: true, idSuffices });
}

/** The query of a change with a dry run or an expectation. Either shows in advance what the change affects. */
export function carefulQuery({ search, dryRun, expect }: CarefulInput): string[] {
  return changeQuery(search, { idSuffices: dryRun === true || (expect !== null && expect !== undefined) });
}

interface CarefulInput {
  readonly search: MessageSearch;
  readonly dryRun?: boolean | null | undefined;
  readonly expect?: object | null | undefined;
}
