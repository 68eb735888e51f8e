import { buildQuery, type MessageSearch } from '../../doveadm/search/search.ts';

/**
 * The query of a change to messages. It must name the mailbox they are in, in every branch.
 * @param idSuffices whether `messageId` or `guid` may stand in place of a mailbox: where nothing is lost, or only as much as was seen before
 * @throws CodedError BAD_USER_INPUT
 */
export function changeQuery(search: MessageSearch, { idSuffices = false } = {}): string[] {
  return buildQuery(search, { field: 'input.search', requireMailbox: true, idSuffices });
}

/** The query of a change that offers a dry run and an expectation: with either, what it touches is known before. */
export function carefulQuery({ search, dryRun, expect }: CarefulInput): string[] {
  return changeQuery(search, { idSuffices: dryRun === true || (expect !== null && expect !== undefined) });
}

interface CarefulInput {
  readonly search: MessageSearch;
  readonly dryRun?: boolean | null | undefined;
  readonly expect?: object | null | undefined;
}
