import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksIntoContent, namesIncluded, readQuery } from '../../../src/doveadm/search/query-tokens.ts';
import { buildQuery, readsContent } from '../../../src/doveadm/search/search.ts';
import { anySearch } from './search-arbitrary.ts';

describe('readQuery', () => {
  test('reads the token after a key as its value, whatever it looks like', () => {
    expect(readQuery(['subject', 'body', 'mailbox', 'text', 'header', 'mailbox', ')', '1:5'])).toEqual([
      { key: 'subject', values: ['body'] },
      { key: 'mailbox', values: ['text'] },
      { key: 'header', values: ['mailbox', ')'] },
      { key: '1:5', values: [] },
    ]);
  });

  test.each([[['inthread', 'refs', 'all']], [['mailbox']], [['header', 'x']], [['x-mimepart', 'x']]])('refuses %j', (tokens) => {
    expect(() => readQuery(tokens)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });
});

test('looking for the word "text" in a subject is not reading content', () => {
  expect(looksIntoContent(buildQuery({ subject: 'text', mailbox: 'body' }, { field: 'search' }))).toBe(false);
  expect(looksIntoContent(buildQuery({ not: [{ body: 'x' }] }, { field: 'search' }))).toBe(true);
});

test('every search that can be built is parsed, and its content conditions are found', () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      const tokens = attempt(() => buildQuery(search, { field: 'search' }));
      if (tokens !== null) expect(looksIntoContent(tokens)).toBe(readsContent(search));
    }),
    { numRuns: 500 },
  );
});

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

describe('namesIncluded', () => {
  test('has the names and patterns that are searched, and not those that are excluded', () => {
    const query = buildQuery(
      {
        or: [
          { mailbox: 'A', all: true },
          { mailboxPattern: 'B*', subject: 'mailbox' },
        ],
        not: [{ mailbox: 'C' }, { mailboxGuid: '0'.repeat(32) }],
      },
      { field: 'search' },
    );
    expect(namesIncluded(query).sort()).toEqual(['A', 'B*']);
  });
});
