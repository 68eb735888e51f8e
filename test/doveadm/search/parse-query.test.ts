import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/doveadm/search/parse-query.ts';
import { buildQuery } from '../../../src/doveadm/search/search.ts';
import { CodedError } from '../../../src/doveadm/errors.ts';
import { anySearch } from './search-arbitrary.ts';

const again = (tokens: readonly string[]): string[] => buildQuery(parseQuery(tokens, 'query'), { field: 'query' });

describe('a search in the words of doveadm', () => {
  it('means the same when it is parsed and built again', () => {
    fc.assert(
      fc.property(anySearch, (search) => {
        let tokens: string[];
        try {
          tokens = buildQuery(search, { field: 'search' });
        } catch (error) {
          if (error instanceof CodedError) return;
          throw error;
        }
        expect(again(tokens)).toEqual(tokens);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes what people write', () => {
    expect(again(['MAILBOX', 'INBOX', 'unseen', 'NOT', 'deleted', '1:5,9'])).toEqual(
      buildQuery(
        {
          mailbox: 'INBOX',
          lacksFlags: ['\\Seen', '\\Deleted'],
          sequenceRanges: [
            { from: 1, to: 5 },
            { from: 9, to: 9 },
          ],
        },
        { field: '' },
      ),
    );
    expect(again(['mailbox', 'a', 'or', 'mailbox', 'b', 'since', '2025-03-01'])).toEqual(
      buildQuery({ or: [{ mailbox: 'a' }, { mailbox: 'b', receivedSince: new Date('2025-03-01') }] }, { field: '' }),
    );
  });

  it('is read to its end, whatever its tokens are', () => {
    const token = fc.oneof(
      fc.constantFrom('(', ')', 'or', 'not', 'all', 'mailbox', 'INBOX', 'header', '1:*', '*', 'uid', '', 'constructor'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        let output: string[];
        try {
          output = again(tokens);
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
          return;
        }
        expect(again(output)).toEqual(output);
      }),
      { numRuns: 5000 },
    );
  });
});
