import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../src/doveadm/errors.ts';
import { buildQuery, readsContent, type MessageSearch, type QueryOptions } from '../../../src/doveadm/search/search.ts';

const build = (search: MessageSearch | null | undefined, options: Partial<QueryOptions> = {}): string[] =>
  buildQuery(search, { field: 'input.search', ...options });

/** The message of a refused search. */
function refusal(search: MessageSearch, options: Partial<QueryOptions> = {}): { field: string | undefined; message: string } {
  try {
    build(search, options);
  } catch (error) {
    if (error instanceof CodedError && error.code === 'BAD_USER_INPUT') return { field: error.subject.field, message: error.message };
    throw error;
  }
  throw new Error('It was not refused');
}

const nested = (depth: number): MessageSearch => (depth === 1 ? { all: true } : { and: [nested(depth - 1)] });

describe('a search becomes tokens', () => {
  test('of all messages when it is empty', () => {
    for (const search of [null, undefined, {}, { subject: null }, { all: false }]) expect(build(search)).toEqual(['all']);
  });

  test('that must all match', () => {
    expect(build({ subject: 'hello', hasFlags: ['\\SEEN', '$Todo'], lacksFlags: ['\\Deleted'], mailbox: 'INBOX' })).toEqual(
      'mailbox INBOX not deleted keyword $Todo seen subject hello'.split(' '),
    );
  });

  test('with every alternative in parentheses', () => {
    const or = [{ from: 'ann' }, { to: 'bob', cc: 'cy' }];
    expect(build({ subject: 'x', or })).toEqual('subject x ( from ann or ( cc cy to bob ) )'.split(' '));
  });

  test('with `not` meaning none of them, and only on single conditions', () => {
    const not = [{ from: 'ann', to: 'bob' }, { or: [{ cc: 'cy' }, { not: [{ bcc: 'di' }] }] }];
    expect(build({ not })).toEqual('bcc di not cc cy ( not from ann or not to bob )'.split(' '));
  });

  test('with a `not` of a `not` as if there were none', () => {
    expect(build({ not: [{ not: [{ modseqAtLeast: 5, from: 'ann' }] }] })).toEqual('from ann modseq 5'.split(' '));
  });

  test('without repetitions, and in a fixed order', () => {
    const search = (...fields: MessageSearch[]): MessageSearch => ({ and: [{ or: fields }, { or: fields.toReversed() }] });
    expect(build(search({ from: 'ann' }, { cc: 'cy', bcc: 'di' }))).toEqual('( from ann or ( bcc di cc cy ) )'.split(' '));
    expect(build(search({ from: 'Ann' }, { to: 'b' }, { from: 'ann' }))).toEqual('( from Ann or to b )'.split(' '));
  });

  test('without groups that add nothing', () => {
    expect(build({ or: [{ from: 'ann' }, { from: 'ann', to: 'b' }] })).toEqual('from ann'.split(' '));
    expect(build({ from: 'ann', or: [{ from: 'Ann' }, { to: 'b' }] })).toEqual('from ann'.split(' '));
    expect(build({ or: [{ guid: 'a' }, { guid: 'A', to: 'b' }] })).toEqual('( guid a or ( guid A to b ) )'.split(' '));
  });

  test('without unnecessary parentheses', () => {
    expect(build({ and: [{ and: [{ all: true }] }, { or: [{ from: 'ann' }] }] })).toEqual('all from ann'.split(' '));
  });

  test('with sets as short as they can be', () => {
    expect(build({ uids: [7, 3, 2n, 1, 3, 9] })).toEqual(['uid', '1:3,7,9']);
    expect(build({ sequences: [5] })).toEqual(['5']);
    const ranges = [{ from: 10, to: 20 }, { to: 3 }, { from: 15, to: 21n }, { from: 30 }];
    expect(build({ uidRanges: ranges })).toEqual(['uid', '1:3,10:21,30:4294967295']);
    expect(build({ sequenceRanges: [{ from: 3 }] })).toEqual(['3:4294967295']);
  });

  test('with times as whole seconds, rounded up', () => {
    expect(build({ sentSince: new Date('2026-01-03T00:00:00Z') })).toEqual(['sentsince', '1767398400']);
    expect(build({ savedBefore: new Date('2026-01-03T00:00:00.001Z') })).toEqual(['savedbefore', '1767398401']);
  });

  test('with values as they are, whatever they look like', () => {
    for (const subject of ['(', ')', 'or', 'NOT', '"', '-x', '--', '\\', '100%', '😀']) {
      expect(build({ subject })).toEqual(['subject', subject]);
    }
  });

  test('for a header with and without a value', () => {
    expect(build({ header: { name: 'List-Id', value: 'dev' } })).toEqual(['header', 'List-Id', 'dev']);
    expect(build({ header: { name: 'List-Id' } })).toEqual(['header', 'List-Id', '']);
  });

  test('for a message id with and without its brackets', () => {
    expect(build({ messageId: '<a@b>' })).toEqual(['header', 'Message-ID', '<a@b>']);
    expect(build({ messageId: '(a) <b c>' })).toEqual(['header', 'Message-ID', '(a) <b c>']);
    expect(build({ messageId: ' a@b ' }).join(' ')).toBe(
      '( header Message-ID <a@b> or ( not header Message-ID < header Message-ID a@b ) )',
    );
  });

  test("within the caller's own conditions", () => {
    const or = [{ mailbox: 'Other' }, { all: true }];
    expect(build({ or }, { within: { mailbox: 'INBOX' } })).toEqual('mailbox INBOX ( mailbox Other or all )'.split(' '));
    expect(build(null, { within: { mailbox: 'INBOX' } })).toEqual(['mailbox', 'INBOX']);
  });
});

describe('a search is refused, with the field and the remedy', () => {
  test.each<[field: string, search: MessageSearch, problem: RegExp]>([
    ['subject', { subject: '' }, /empty/],
    ['from', { from: ' \t' }, /empty/],
    ['body', { body: 'a\0b' }, /control/],
    ['text', { text: 'a\nb' }, /control/],
    ['to', { to: '\ud800' }, /Unicode/],
    ['cc', { cc: 'x'.repeat(1001) }, /1000/],
    ['mailbox', { mailbox: '100%' }, /mailboxPattern/],
    ['mailboxGuid', { mailboxGuid: 'abc' }, /32/],
    ['hasFlags[1]', { hasFlags: ['\\Seen', '\\Bogus'] }, /\\Answered/],
    ['lacksFlags[0]', { lacksFlags: ['two words'] }, /keyword/],
    ['hasFlags', { hasFlags: [] }, /at least one/],
    ['header.name', { header: { name: 'X Tag' } }, /colons/],
    ['header.value', { header: { name: 'X', value: '' } }, /empty/],
    ['messageId', { messageId: ' ' }, /must not be empty/],
    ['uids', { uids: [] }, /at least one/],
    ['uids[1]', { uids: [1, 0] }, /from 1/],
    ['sequences[0]', { sequences: [4_294_967_296n] }, /4294967295/],
    ['uids[0]', { uids: [1.5] }, /whole/],
    ['uidRanges[0]', { uidRanges: [{ from: 9, to: 3 }] }, /before it begins/],
    ['sequenceRanges[0].from', { sequenceRanges: [{ from: 0 }] }, /from 1/],
    ['uids', { uids: Array.from({ length: 10_000 }, (_, index) => 1_000_000 + index * 2) }, /ranges/],
    ['largerThanBytes', { largerThanBytes: -1 }, /from 0/],
    ['smallerThanBytes', { smallerThanBytes: 2n ** 63n }, /9223372036854775807/],
    ['modseqAtLeast', { modseqAtLeast: 0.5 }, /whole/],
    ['sentOn', { sentOn: new Date(-1000) }, /1970/],
    ['savedOn', { savedOn: new Date(NaN) }, /1970/],
    ['receivedSince', { receivedSince: new Date('+010000-01-01T00:00:00Z') }, /9999/],
    ['not[0].or[1].modseqAtLeast', { not: [{ or: [{ all: true }, { modseqAtLeast: 5 }] }] }, /within `not`/],
    ['or', { or: [] }, /at least one/],
    ['and[1].or[0]', { and: [{ all: true }, { or: [{}] }] }, /says nothing/],
    ['not[0].and[0].uids[0]', { not: [{ and: [{ uids: [0] }] }] }, /from 1/],
    ['and[0]'.concat('.and[0]'.repeat(19)), nested(21), /20 levels/],
    ['or[499]', { or: Array.from({ length: 500 }, () => ({ all: true })) }, /500 (searches|entries)/],
    ['hasFlags', { hasFlags: Array.from({ length: 501 }, (_, index) => `k${index}`) }, /500 entries/],
    ['', { lacksFlags: Array.from({ length: 334 }, (_, index) => `k${index}`) }, /1002 search tokens/],
  ])('%s', (field, search, problem) => {
    expect(refusal(search)).toEqual({
      field: field === '' ? 'input.search' : `input.search.${field}`,
      message: expect.stringMatching(problem) as string,
    });
  });

  test('but not at the limits', () => {
    expect(build(nested(20))).toEqual(['all']);
    expect(build({ or: Array.from({ length: 333 }, (_, index) => ({ from: `${index}` })) })).toHaveLength(1000);
    expect(build({ largerThanBytes: 2n ** 63n - 1n, uids: [4_294_967_295], sentSince: new Date(0) })).toContain('9223372036854775807');
  });
});

describe('a search for a change', () => {
  const required = { requireMailbox: true };

  test.each<MessageSearch>([
    { mailbox: 'INBOX', all: true },
    { mailboxGuid: 'e0a5f5017e04036bef4a000083ecc375', uids: [1] },
    { and: [{ mailboxPattern: 'A*' }, { or: [{ subject: 'x' }, { subject: 'y' }] }] },
    { mailbox: 'INBOX', not: [{ hasFlags: ['\\Seen'] }] },
    { mailbox: 'INBOX', or: [{ mailbox: 'Other', uids: [1] }, { subject: 'y' }] },
  ])('is sent as it is when a mailbox is named outside of alternatives: %j', (search) => {
    expect(build(search, required)).toEqual(build(search));
  });

  test('by a pattern looks into every namespace of the user, unless the pattern may name one', () => {
    expect(build({ mailboxPattern: '*', uids: [1] }, required)).toEqual('mailbox * not mailbox //none uid 1'.split(' '));
    expect(build({ mailboxPattern: 'Public.*', uids: [1] }, required)).toEqual('mailbox Public.* uid 1'.split(' '));
  });

  test('may name a mailbox in each alternative, which doveadm only accepts beside a mailbox', () => {
    const or = [
      { mailbox: 'A', uids: [1] },
      { mailbox: 'B', uids: [2] },
    ];
    expect(build({ or }, required)).toEqual('not mailbox //none ( ( mailbox A uid 1 ) or ( mailbox B uid 2 ) )'.split(' '));
  });

  test.each<MessageSearch>([
    {},
    { all: true },
    { uids: [1] },
    { not: [{ mailbox: 'INBOX' }], uids: [1] },
    { or: [{ mailbox: 'A', uids: [1] }, { uids: [2] }] },
    { not: [{ mailbox: 'A', uids: [1] }] },
  ])('is refused without a mailbox in every branch: %j', (search) => {
    expect(refusal(search, required)).toEqual({ field: 'input.search', message: expect.stringContaining('must name a mailbox') as string });
  });

  test.each<MessageSearch>([
    { mailbox: 'INBOX' },
    { mailbox: 'INBOX', all: false },
    { mailbox: 'INBOX', not: [{ mailbox: 'Other' }] },
    { or: [{ mailbox: 'A', uids: [1] }, { mailbox: 'B' }] },
  ])('is refused when a branch does not say which messages: %j', (search) => {
    expect(refusal(search, required)).toEqual({ field: 'input.search', message: expect.stringContaining('`all: true`') as string });
  });

  test("may get its mailbox from the caller's conditions", () => {
    expect(build({ all: true }, { ...required, within: { mailbox: 'INBOX' } })).toEqual('mailbox INBOX all'.split(' '));
  });
});

describe('that a search reads content is found at any depth', () => {
  test('because it needs a permission of its own', () => {
    expect(readsContent({ and: [{ or: [{ not: [{ body: 'x' }] }] }] })).toBe(true);
    expect(readsContent({ text: 'x' })).toBe(true);
    expect(readsContent({ subject: 'x', header: { name: 'X' }, body: null, and: null })).toBe(false);
    expect(readsContent(null)).toBe(false);
  });

  test('even where the search is too deep to be sent', () => {
    let search: MessageSearch = { body: 'x' };
    for (let depth = 0; depth < 100_000; depth++) search = { and: [search] };
    expect(readsContent(search)).toBe(true);
    expect(refusal(search).message).toMatch(/20 levels/);
  });
});
