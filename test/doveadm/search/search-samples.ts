import type { MessageSearch } from '../../../src/doveadm/search/search.ts';

/** The mail that is searched: the same four messages in each of these. */
export const mailboxes = ['INBOX', 'Archive', 'Archive/Old'];
export const messages = [
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
`,
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
const day = (date: string): Date => new Date(`2026-01-${date}Z`);

/** What each kind of condition finds in INBOX: the UIDs, in their order. */
export const found: [search: MessageSearch, uids: string][] = [
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
export const places: [search: MessageSearch, mailboxes: string][] = [
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
