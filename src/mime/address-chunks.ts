import { TooLargeError } from './too-large-error.ts';

/** A shorter list is parsed in one piece. */
const CHUNK_LENGTH = 2048;
/** No real address is longer, even with its name in encoded words. */
const MAX_ADDRESS_LENGTH = 8192;
/** Characters of one header, with all its occurrences: some thousands of recipients. */
const MAX_LENGTH = 524_288;
/** Lines of a header, and so occurrences of it. */
const MAX_OCCURRENCES = 1000;

/**
 * Splits lists of addresses where one address ends and the next begins, so that a long list can be parsed piece by piece.
 * @throws TooLargeError
 */
export function addressChunks(lists: readonly string[]): string[] {
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  if (length > MAX_LENGTH) throw new TooLargeError(`has ${length} characters of addresses, more than the ${MAX_LENGTH} that are read`);
  if (lists.length > MAX_OCCURRENCES)
    throw new TooLargeError(`occurs ${lists.length} times, more than the ${MAX_OCCURRENCES} that are read`);
  return lists.flatMap((list) => (list.length <= CHUNK_LENGTH ? [list] : split(list)));
}

/** A comma or semicolon ends an address, unless it is in quotes, in a comment, or between angle brackets. */
function split(list: string): string[] {
  const chunks: string[] = [];
  let begin = 0;
  let end = 0;
  const endAddress = (next: number): void => {
    if (next - end > MAX_ADDRESS_LENGTH)
      throw new TooLargeError(`holds an address of ${next - end} characters, more than the ${MAX_ADDRESS_LENGTH} that are read`);
    if (next - begin > CHUNK_LENGTH && end > begin) {
      chunks.push(list.slice(begin, end));
      begin = end;
    }
    end = next;
  };
  let closer = '';
  let comments = 0;
  for (let index = 0; index < list.length; index++) {
    const char = list.charAt(index);
    if (char === '\\') index++;
    else if (comments > 0) comments += char === '(' ? 1 : char === ')' ? -1 : 0;
    else if (closer !== '') closer = char === closer ? '' : closer;
    else if (char === '(') comments = 1;
    else if (char === '"') closer = '"';
    else if (char === '<') closer = '>';
    else if (char === ',' || char === ';') endAddress(index + 1);
  }
  endAddress(list.length);
  return [...chunks, list.slice(begin)];
}
