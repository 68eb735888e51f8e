import fc from 'fast-check';
import type { MessageSearch } from '../../../src/doveadm/search/search.ts';

/** Texts that a search could contain: plain, like a key of doveadm's, like its syntax, of any script. */
const text = fc.oneof(
  fc.constantFrom(
    'hello',
    'Grüße',
    '(',
    ')',
    'or',
    'NOT',
    'all',
    'uid',
    '1:*',
    '"',
    '""',
    '\\',
    '-',
    '--',
    '-x',
    '%',
    '*',
    '$',
    "'",
    '{3}',
    '😀',
    'e\u0301',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', minLength: 200, maxLength: 1100 }),
);
const flag = fc.oneof(
  fc.constantFrom('\\Seen', '\\ANSWERED', '\\flagged', '\\Deleted', '\\Draft', '\\Recent', '\\Bogus', '\\', '$Todo', 'Junk'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
);
const number = fc.oneof(fc.integer({ min: -1, max: 6 }), fc.integer(), fc.maxSafeNat(), fc.bigInt({ min: -1n, max: 2n ** 65n }));
const numbers = fc.array(number, { maxLength: 8 });
const ranges = fc.array(fc.record({ from: fc.option(number), to: fc.option(number) }), { maxLength: 4 });
const date = fc.oneof(fc.date({ min: new Date('2025-12-31'), max: new Date('2026-01-06') }), fc.date({ noInvalidDate: false }));
const mailbox = fc.oneof(
  fc.constantFrom('INBOX', 'inbox', 'Archive', 'Archive/Old', 'Nowhere', 'Sent', '/', '../x', '~root', 'shared/x'),
  text,
);
const guid = fc.oneof(fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')), minLength: 32, maxLength: 32 }), text);

const conditions = {
  all: fc.boolean(),
  mailbox,
  mailboxPattern: fc.oneof(fc.constantFrom('*', '%', 'Arch*', '%/%'), text),
  mailboxGuid: guid,
  text,
  body: text,
  subject: text,
  from: text,
  to: text,
  cc: text,
  bcc: text,
  header: fc.record({ name: fc.oneof(fc.constantFrom('X-Tag', 'from', 'Date', 'or'), text), value: fc.option(text) }),
  messageId: fc.oneof(fc.constant('<one@search.example>'), text),
  hasFlags: fc.array(flag, { maxLength: 4 }),
  lacksFlags: fc.array(flag, { maxLength: 4 }),
  largerThanBytes: number,
  smallerThanBytes: number,
  sentSince: date,
  sentBefore: date,
  sentOn: date,
  receivedSince: date,
  receivedBefore: date,
  receivedOn: date,
  savedSince: date,
  savedBefore: date,
  savedOn: date,
  uids: numbers,
  uidRanges: ranges,
  sequences: numbers,
  sequenceRanges: ranges,
  guid: text,
  modseqAtLeast: number,
} satisfies { [K in Exclude<keyof MessageSearch, 'and' | 'or' | 'not'>]-?: fc.Arbitrary<MessageSearch[K]> };

/** Searches of one field, usable or not. */
const single: fc.Arbitrary<MessageSearch> = fc.oneof(
  ...Object.entries(conditions).map(([field, value]) => (value as fc.Arbitrary<unknown>).map((of): MessageSearch => ({ [field]: of }))),
);

/** Trees of `and`, `or` and `not` over searches. */
export function combined(leaf: fc.Arbitrary<MessageSearch>): fc.Arbitrary<MessageSearch> {
  return fc.letrec<{ search: MessageSearch }>((tie) => {
    const list = fc.array(tie('search'), { minLength: 1, maxLength: 3 });
    const group = fc.record({ and: list, or: list, not: list }, { requiredKeys: [] }).filter((made) => Object.keys(made).length > 0);
    return { search: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, group) };
  }).search;
}

/** Searches of every kind, many of which must be refused. */
export const anySearch: fc.Arbitrary<MessageSearch> = combined(
  fc.oneof(
    single,
    fc.record(conditions, { requiredKeys: [] }),
    fc.tuple(single, single).map(([one, other]) => ({ ...one, ...other })),
  ),
);
