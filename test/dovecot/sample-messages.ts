import { buildMessage, encodedWord, multipart, type MessageParts } from './message.ts';

/** A message of the sample data. */
export interface SampleMessage {
  raw: string | Buffer;
  messageId: string;
  flags: string[];
  receivedAt: Date;
}

const alice = 'Alice Example <alice@example.com>';
const bob = 'Bob Builder <bob@example.com>';
const carol = 'Carol Jones <carol@example.com>';

/** The n-th day of the story the sample mail tells. */
function day(n: number, hour = 9): Date {
  return new Date(Date.UTC(2024, 2, n, hour, 30));
}

function sample(name: string, date: Date, flags: string[], parts: MessageParts): SampleMessage {
  const messageId = `<${name}@samples.example>`;
  return { raw: buildMessage({ to: alice, date, messageId, ...parts }), messageId, flags, receivedAt: date };
}

/** Bytes that are not UTF-8, as mail programs of old wrote them: no encoded words, no MIME. */
function latin1(message: SampleMessage): SampleMessage {
  return { ...message, raw: Buffer.from(message.raw.toString(), 'latin1') };
}

const root = '<launch-1@samples.example>';

/** Four messages that answer one another. */
export const thread: readonly SampleMessage[] = [
  sample('launch-1', day(4), ['\\Seen', '\\Answered'], {
    from: bob,
    to: `${alice}, ${carol}`,
    subject: 'Launch date for Apollo',
    body: 'Shall we say 1 June?\n\nBob\n',
  }),
  sample('launch-2', day(4, 10), ['\\Seen'], {
    from: carol,
    to: `${bob}, ${alice}`,
    subject: 'Re: Launch date for Apollo',
    inReplyTo: root,
    body: 'Fine with me.\n\n> Shall we say 1 June?\n',
  }),
  sample('launch-3', day(4, 11), ['\\Seen'], {
    from: alice,
    to: `${bob}, ${carol}`,
    subject: 'Re: Launch date for Apollo',
    headers: { 'In-Reply-To': '<launch-2@samples.example>', References: `${root} <launch-2@samples.example>` },
    body: 'Good. I will tell the press.\n',
  }),
  sample('launch-4', day(5), ['\\Flagged'], {
    from: bob,
    to: `${alice}, ${carol}`,
    subject: 'Re: Launch date for Apollo',
    headers: { 'In-Reply-To': '<launch-3@samples.example>', References: `${root} <launch-3@samples.example>` },
    body: 'Wait, that is a Saturday.\n',
  }),
];

const html = '<html><body><h1>Spring sale</h1><p>Everything <b>half price</b> &ndash; only today.</p></body></html>\n';

/** What is delivered to alice; her Sieve script sorts the newsletter away. */
export const aliceInbox: readonly SampleMessage[] = [
  sample('welcome', day(1), ['\\Seen'], {
    from: 'Postmaster <postmaster@example.com>',
    subject: 'Welcome to your new mailbox',
    contentType: 'text/plain; charset=us-ascii',
    transferEncoding: '7bit',
    body: 'Hello Alice,\n\nyour mailbox is ready.\n\n-- \nThe postmaster\n',
  }),
  sample('invoice', day(2), ['\\Seen', '\\Flagged'], {
    from: '=?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@firma.example>',
    subject: '=?UTF-8?Q?Rechnung_Nr._42_f=C3=BCr_M=C3=A4rz?=',
    ...multipart('mixed', [
      { contentType: 'text/plain; charset=utf-8', content: 'Sehr geehrte Frau Example,\n\nanbei die Rechnung über 99 €.\n' },
      { contentType: 'application/pdf', content: '%PDF-1.4\n% not much of a document\n%%EOF\n', filename: 'Rechnung-42.pdf' },
    ]),
  }),
  sample('cologne', day(2, 12), [], {
    from: '=?ISO-8859-1?Q?Andr=E9?= <andre@koeln.example>',
    subject: '=?ISO-8859-1?B?R3L832UgYXVzIEv2bG4=?=',
    contentType: 'text/plain; charset=iso-8859-1',
    transferEncoding: 'quoted-printable',
    body: 'Sch=F6ne Gr=FC=DFe!\n',
  }),
  sample('meeting', day(3), ['$Todo'], {
    from: '=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@tokyo.example>',
    subject: '=?ISO-2022-JP?B?GyRCMnE1RBsoQg==?=',
    contentType: 'text/plain; charset=utf-8',
    transferEncoding: 'base64',
    body: `${Buffer.from('明日の会議は10時からです。\n').toString('base64')}\n`,
  }),
  sample('hello-koi8', day(3, 12), [], {
    from: 'ivan@moskva.example',
    subject: '=?KOI8-R?B?8NLJ18XU?=',
    contentType: 'text/plain; charset=koi8-r',
    transferEncoding: 'base64',
    body: '8NLJ18XULCDNydIhCg==\n',
  }),
  latin1(
    sample('raw-8bit', day(3, 14), [], {
      from: 'René <rene@ancien.example>',
      subject: 'Déjà vu sans encodage',
      contentType: 'text/plain',
      body: 'Voilà.\n',
    }),
  ),
  ...thread,
  sample('newsletter', day(6), [], {
    from: 'Shop <news@shop.example>',
    subject: `${encodedWord('Frühlings')} ${encodedWord('angebote')}`,
    headers: { 'List-Id': 'Shop news <news.shop.example>', 'List-Unsubscribe': '<mailto:leave@shop.example>' },
    ...multipart('alternative', [
      { contentType: 'text/plain; charset=utf-8', content: 'Spring sale\n\nEverything half price – only today.\n' },
      { contentType: 'text/html; charset=utf-8', content: html },
    ]),
  }),
  sample('html-only', day(6, 12), ['\\Seen'], {
    from: 'Tickets <noreply@tickets.example>',
    subject: '[#1729] Printer on fire',
    contentType: 'text/html; charset=utf-8',
    body: '<p>Ticket <a href="https://tickets.example/1729">1729</a> was <em>closed</em>.</p>\n',
  }),
  sample('no-subject', day(7), [], {
    from: bob,
    subject: '',
    ...multipart('mixed', [
      { contentType: 'text/plain; charset=utf-8', content: 'See attached.\n' },
      { contentType: 'image/png', content: Buffer.alloc(40_000, 7), filename: 'plan.png' },
      { contentType: 'message/rfc822', content: buildMessage({ subject: 'An older message', from: carol, date: day(1) }) },
    ]),
  }),
];

/** What alice's Sieve script files into Junk. */
export const spam: readonly SampleMessage[] = ['You have won', 'Cheap watches', 'Urgent: your account'].map((subject, index) =>
  sample(`spam-${index}`, day(5 + index), [], {
    from: `prize${index}@spam.example`,
    subject,
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Score': '12.3' },
    body: 'Click here!!!\n',
  }),
);

/** Mailboxes alice has made, and what she has put there. */
export const aliceMailboxes: readonly { mailbox: string; messages: readonly SampleMessage[] }[] = [
  { mailbox: 'Projects', messages: [] },
  { mailbox: 'Projects/Apollo', messages: thread },
  { mailbox: 'Archive', messages: [] },
  { mailbox: 'Archive/2023', messages: bulkMail('alice@example.com', 5) },
];

/** What is delivered to frank. */
export const frankInbox: readonly SampleMessage[] = [
  sample('frank-1', day(1), [], { to: 'frank@example.net', subject: 'Your new account' }),
  sample('frank-2', day(2), [], { to: 'frank@example.net', subject: `${encodedWord('Grüße')} from next door` }),
];

/** `number` plain messages, one a day, every third of them read. */
export function bulkMail(to: string, number: number, bodyBytes = 200): SampleMessage[] {
  return Array.from({ length: number }, (_, index) =>
    sample(`bulk-${to}-${index}`, new Date(Date.UTC(2023, 0, 1 + index, 8)), index % 3 === 0 ? ['\\Seen'] : [], {
      from: `Reports <reports${index % 4}@elsewhere.example>`,
      to,
      subject: `Daily report ${index + 1}`,
      body: 'All is well. '
        .repeat(Math.ceil(bodyBytes / 13))
        .slice(0, bodyBytes)
        .replace(/.{65} ?/g, '$&\n')
        .concat('\n'),
    }),
  );
}
