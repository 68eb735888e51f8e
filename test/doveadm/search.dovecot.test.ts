import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CodedError } from '../../src/doveadm/errors.ts';
import { buildQuery, type MessageSearch, type QueryOptions } from '../../src/doveadm/search.ts';
import { postCommands, postRaw, type WireCommand, type WireReply } from '../dovecot/http.ts';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { anySearch, combined } from './message-search.ts';

/** The mail that is searched: the same four messages in each of these. */
const mailboxes = ['INBOX', 'Archive', 'Archive/Old'];
const messages = [
  {
    flags: [],
    arrived: '2026-01-02T10:00:00Z',
    source: `Subject: plain hello
From: Ann <ann@one.example>
To: reader@example.com
Date: Fri, 02 Jan 2026 23:30:00 -0800
Message-ID: <one@search.example>

lunch tomorrow
`,
  },
  {
    flags: ['\\Seen'],
    arrived: '2026-01-03T00:00:00Z',
    source: `Subject: =?utf-8?B?R3LDvMOfZQ==?= from Vienna
From: =?iso-8859-1?Q?J=F6rg?= <jorg@two.example>
To: reader@example.com
Cc: carol@example.com
Date: Sat, 03 Jan 2026 12:00:00 +0100
Message-ID: <two@search.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from('Kaffeehaus in der Straße\n').toString('base64')}
`,
  },
  {
    flags: ['\\Flagged', '\\Answered', '$Todo'],
    arrived: '2026-01-03T23:59:59Z',
    source: `Subject: ( weird ) OR NOT "q" -x 100% \\back
From: cy@three.example
To: "List, The" <list@three.example>
Bcc: hidden@three.example
Date: Sun, 04 Jan 2026 00:00:00 +0000
X-Tag: blue sky
Message-ID: <three@search.example>

${'x'.repeat(70)}
`.repeat(1),
  },
  {
    flags: ['\\Deleted', '\\Draft', 'Junk'],
    arrived: '2026-01-04T10:00:00Z',
    source: `Subject: large
From: di@four.example
To: di@four.example
Message-ID: <four@search.example>

${`${'filling '.repeat(9)}\n`.repeat(100)}
`,
  },
];
const user = 'reader@example.com';
const day = (date: string): Date => new Date(`2026-01-${date}Z`);

/** What each kind of condition finds in INBOX. */
const found: [search: MessageSearch, uids: string][] = [
  [{}, '1 2 3 4'],
  [{ all: true }, '1 2 3 4'],
  [{ hasFlags: ['\\Seen'] }, '2'],
  [{ hasFlags: ['\\seen'] }, '2'],
  [{ lacksFlags: ['\\Seen'] }, '1 3 4'],
  [{ hasFlags: ['\\Answered', '\\Flagged'] }, '3'],
  [{ hasFlags: ['\\Deleted', '\\Draft'] }, '4'],
  [{ hasFlags: ['$todo'] }, '3'],
  [{ lacksFlags: ['$Todo', 'JUNK'] }, '1 2'],
  [{ hasFlags: ['unheard-of'] }, ''],
  [{ lacksFlags: ['unheard-of'] }, '1 2 3 4'],
  [{ subject: 'HELLO' }, '1'],
  [{ subject: 'grüße' }, '2'],
  [{ from: 'jörg' }, '2'],
  [{ from: 'two.example' }, '2'],
  [{ to: 'list@three.example' }, '3'],
  [{ cc: 'carol' }, '2'],
  [{ bcc: 'hidden' }, '3'],
  [{ body: 'straße' }, '2'],
  [{ body: 'hello' }, ''],
  [{ text: 'hello' }, '1'],
  [{ text: 'lunch' }, '1'],
  [{ header: { name: 'x-tag', value: 'SKY' } }, '3'],
  [{ header: { name: 'X-Tag' } }, '3'],
  [{ header: { name: 'X-None' } }, ''],
  [{ messageId: 'TWO@search.example' }, '2'],
  [{ messageId: '<two@search.example>' }, '2'],
  [{ largerThanBytes: 5000 }, '4'],
  [{ smallerThanBytes: 5000n }, '1 2 3'],
  [{ largerThanBytes: 2n ** 63n - 1n }, ''],
  [{ smallerThanBytes: 2n ** 63n - 1n }, '1 2 3 4'],
  [{ smallerThanBytes: 0 }, ''],
  [{ receivedSince: day('03T00:00:00') }, '2 3 4'],
  [{ receivedSince: day('03T00:00:00.5') }, '3 4'],
  [{ receivedBefore: day('03T00:00:00') }, '1'],
  [{ receivedBefore: day('03T00:00:00.5') }, '1 2'],
  [{ receivedOn: day('03T00:00:00') }, '2 3'],
  [{ receivedOn: day('02T23:59:59') }, '2'],
  [{ sentSince: day('03T07:30:00') }, '1 2 3'],
  [{ sentSince: day('03T07:30:01') }, '2 3'],
  [{ sentBefore: day('03T07:30:00') }, '4'],
  [{ sentBefore: day('03T11:00:01') }, '1 2 4'],
  [{ sentOn: day('03T00:00:00') }, '1 2'],
  [{ savedSince: day('01T00:00:00') }, '1 2 3 4'],
  [{ savedBefore: day('01T00:00:00') }, ''],
  [{ savedOn: day('01T00:00:00') }, ''],
  [{ savedSince: new Date(0) }, '1 2 3 4'],
  [{ sentBefore: new Date('9999-12-31T23:59:59Z') }, '1 2 3 4'],
  [{ uids: [4, 1, 2] }, '1 2 4'],
  [{ uids: [4_294_967_295] }, ''],
  [{ uidRanges: [{ to: 1 }, { from: 4 }] }, '1 4'],
  [{ uidRanges: [{ from: 100 }] }, ''],
  [{ sequences: [2, 3] }, '2 3'],
  [{ sequenceRanges: [{ from: 3 }] }, '3 4'],
  [{ sequenceRanges: [{ from: 100 }] }, ''],
  [{ modseqAtLeast: 0 }, '1 2 3 4'],
  [{ modseqAtLeast: 2n ** 63n - 1n }, ''],
  [{ guid: 'no-such-guid' }, ''],
  [{ subject: 'hello', hasFlags: ['\\Seen'] }, ''],
  [{ or: [{ subject: 'hello' }, { hasFlags: ['\\Seen'] }] }, '1 2'],
  [{ not: [{ subject: 'hello' }, { hasFlags: ['\\Seen'] }] }, '3 4'],
  [{ and: [{ lacksFlags: ['\\Seen'] }, { not: [{ and: [{ from: 'ann' }, { to: 'reader' }] }] }] }, '3 4'],
  [{ all: true, not: [{ all: true }] }, ''],
];

/** In which mailboxes a search finds the first message. */
const places: [search: MessageSearch, mailboxes: string][] = [
  [{}, 'Archive Archive/Old INBOX'],
  [{ mailbox: 'inbox' }, 'INBOX'],
  [{ mailbox: 'archive' }, ''],
  [{ mailboxPattern: 'Arch*' }, 'Archive Archive/Old'],
  [{ mailboxPattern: 'Arch%' }, 'Archive'],
  [{ mailbox: 'Nowhere' }, ''],
  [{ mailbox: '(' }, ''],
  [{ or: [{ mailbox: 'INBOX' }, { mailbox: 'Archive' }] }, 'Archive INBOX'],
  [{ not: [{ mailbox: 'INBOX' }] }, 'Archive Archive/Old'],
  [{ not: [{ mailbox: 'INBOX', hasFlags: ['\\Seen'] }] }, 'Archive Archive/Old INBOX'],
  [{ mailbox: 'INBOX', and: [{ mailbox: 'Archive' }] }, ''],
  [{ mailboxPattern: 'Arch*', not: [{ mailbox: 'Archive' }] }, 'Archive/Old'],
];

describe.each(['2.3', '2.4'] as const)('a search on Dovecot %s', (series) => {
  let dovecot: PrivateDovecot;

  beforeAll(async () => {
    // Its time zone is not UTC, so that a date which depends on it shows.
    dovecot = await launchDovecot({ series, director: false, timeZone: 'IST-5:30', users: [{ name: user }] });
    await withImap(dovecot, user, async (client) => {
      for (const mailbox of mailboxes) {
        if (mailbox !== 'INBOX') await client.mailboxCreate(mailbox);
        for (const { source, flags, arrived } of messages) {
          await client.append(mailbox, source.replaceAll('\n', '\r\n'), flags, new Date(arrived));
        }
      }
    });
  }, 600_000);
  afterAll(() => dovecot.stop());

  /** The answers, none of which may be missing because a process ended. */
  const ask = async (command: string, queries: readonly string[][], parameters: Record<string, unknown> = {}): Promise<WireReply[]> => {
    const answers: WireReply[] = [];
    for (let start = 0; start < queries.length; start += 50) {
      const envelope = queries
        .slice(start, start + 50)
        .map((query, index): WireCommand => [command, { user, ...parameters, query }, `${start + index}`]);
      answers.push(...(await postCommands(dovecot, envelope)));
    }
    return answers;
  };
  const rows = ([kind, payload]: WireReply): Record<string, string>[] => {
    expect(kind).toBe('doveadmResponse');
    return payload as Record<string, string>[];
  };
  const within = { mailbox: 'INBOX' };
  const uids = async (searches: readonly MessageSearch[]): Promise<string[]> => {
    const answers = await ask(
      'search',
      searches.map((search) => buildQuery(search, { field: 'search', within })),
    );
    return answers.map((answer) =>
      rows(answer)
        .map(({ uid }) => uid)
        .join(' '),
    );
  };

  test('finds what each condition says', async () => {
    const answers = await uids(found.map(([search]) => search));
    expect(found.map(([search], index) => [search, answers[index]])).toEqual(found);
  });

  test('finds by GUID and modification sequence as they are read', async () => {
    const answer = await ask('fetch', [buildQuery({ uids: [3] }, { field: 'search', within })], {
      field: ['guid', 'modseq', 'mailbox-guid'],
    });
    const [row] = rows(answer[0]!);
    const { guid = '', modseq = '', 'mailbox-guid': mailboxGuid = '' } = row ?? {};
    expect(await uids([{ guid }, { mailboxGuid }, { modseqAtLeast: BigInt(modseq) }])).toEqual(['3', '1 2 3 4', '1 2 3 4']);
  });

  test('finds in the mailboxes that it names, and nowhere else', async () => {
    const queries = places.map(([search]) => buildQuery({ ...search, uids: [1] }, { field: 'search' }));
    const answers = await ask('fetch', queries, { field: ['mailbox'] });
    const where = answers.map((answer) =>
      rows(answer)
        .map(({ mailbox }) => mailbox)
        .sort()
        .join(' '),
    );
    expect(places.map(([search], index) => [search, where[index]])).toEqual(places);
  });

  test('takes a value for text, whatever it looks like', async () => {
    const subjects = ['(', ')', 'OR', 'not', '"', '"q"', '-x', '100%', '\\', '\\back'];
    const answers = await uids(subjects.map((subject) => ({ subject })));
    // 2.4 has a full-text index here, which keeps neither punctuation nor the commonest words.
    const words = series === '2.4' ? ['-x', '100%', '\\back', '"q"'] : subjects;
    expect(subjects.filter((_, index) => answers[index] === '3')).toEqual(
      expect.arrayContaining(words.filter((word) => word !== '-x' || series === '2.3')),
    );
    expect(answers.filter((answer) => answer !== '' && answer !== '3')).toEqual([]);
  });

  test('combines as sets do', async () => {
    const leaves = found.map(([search]) => search).filter((search) => Object.keys(search).length > 0 && search.modseqAtLeast === undefined);
    const everything = new Set(['1', '2', '3', '4']);
    const single = new Map(found.map(([search, answer]) => [search, new Set(answer.split(' ').filter(Boolean))]));
    const expected = (search: MessageSearch): Set<string> =>
      single.get(search) ??
      [
        ...(search.and ?? []).map(expected),
        ...(search.or ? [search.or.map(expected).reduce((one, other) => new Set([...one, ...other]))] : []),
        ...(search.not ?? []).map((inner) => new Set([...everything].filter((uid) => !expected(inner).has(uid)))),
      ].reduce((one, other) => new Set([...one].filter((uid) => other.has(uid))), everything);
    const searches = fc.sample(combined(fc.constantFrom(...leaves)), { numRuns: Number(process.env['RUNS'] ?? 300) });
    const answers = await uids(searches);
    const wrong = searches.filter((search, index) => answers[index] !== [...expected(search)].sort().join(' '));
    expect(
      wrong
        .map((search) => JSON.stringify(search, (_, v) => (typeof v === 'bigint' ? String(v) : v)))
        .sort((a, b) => a.length - b.length)
        .slice(0, 20),
    ).toEqual([]);
  });

  const usable = (searches: readonly MessageSearch[], options: Partial<QueryOptions> = {}): string[][] =>
    searches.flatMap((search) => {
      try {
        return [buildQuery(search, { field: 'search', ...options })];
      } catch (error) {
        expect(error).toBeInstanceOf(CodedError);
        return [];
      }
    });

  test('that is not refused is answered by a living process', async () => {
    const mark = await dovecot.markLog();
    const queries = usable(fc.sample(anySearch, 4000));
    expect(queries.length).toBeGreaterThan(300);
    const kinds = await ask('search', queries);
    expect(kinds).toHaveLength(queries.length);
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test('for a change that is not refused is accepted by the command', async () => {
    const confined = anySearch.map((search) => ({
      or: [
        { mailbox: 'INBOX', and: [search] },
        { mailbox: 'Archive', and: [search] },
      ],
    }));
    const queries = [
      ...usable(fc.sample(confined, 1500), { requireMailbox: true }),
      ...usable(fc.sample(anySearch, 1500), { requireMailbox: true, within }),
      ...usable(fc.sample(anySearch, 1500), { requireMailbox: true }),
    ];
    expect(queries.length).toBeGreaterThan(300);
    const mark = await dovecot.markLog();
    // The destination does not exist, so that nothing is moved once the query is accepted.
    expect(await ask('move', queries, { destinationMailbox: 'Nowhere' })).toHaveLength(queries.length);
    expect(await dovecot.crashes(mark)).toEqual([]);
  });

  test.each([
    ['nothing', []],
    ['an unknown key', ['hello']],
    ['empty parentheses', ['(', ')']],
    ['`or` outside of parentheses', ['all', 'or', 'seen', 'uid', '1']],
    ['UID 0', ['uid', '0']],
    ['a UID of 33 bits', ['uid', '4294967296']],
    ['a size of 65 bits', ['larger', '18446744073709551616']],
    ['a modification sequence of 65 bits', ['modseq', '18446744073709551616']],
    ['the second before 1970', ['since', '-1']],
    ['an ISO 8601 instant', ['since', '2026-01-03T00:00:00Z']],
  ])('would end the process with %s, which is therefore never sent', async (_, query) => {
    await expect(
      postRaw(dovecot, JSON.stringify([['expunge', { user, query: ['mailbox', 'Nowhere', ...query] }, 'tag']])),
    ).rejects.toThrow();
  });
});
