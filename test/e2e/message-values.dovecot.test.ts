import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

const latin1 = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const mime = 'MIME-Version: 1.0';
const eightBit = 'Content-Transfer-Encoding: 8bit';

/** Invalid mail that exists in practice. */
const sources = {
  repeated: latin1(
    'From: a@x.example',
    'To: one@x.example',
    'Subject: first',
    'Cc: "C, one" <c1@x.example>',
    'From: B <b@x.example>',
    'To: two@x.example, three@x.example',
    'Cc: c2@x.example',
    'Subject: =?utf-8?Q?second?=',
    'Message-ID: <one@repeated.example>',
    'Message-ID: <two@repeated.example>',
    'Date: Mon, 1 Jan 2024 10:00:00 +0100',
    'Date: Tue, 2 Jan 2024 10:00:00 +0100',
    'Reply-To: r1@x.example',
    'Reply-To: r2@x.example',
    '',
    'x',
    '',
  ),
  emptied: latin1('Subject: first', 'Subject:', 'Date: Mon, 1 Jan 2024 10:00:00 +0100', 'Date:', '', 'x', ''),
  latin: latin1('Subject: x', mime, 'Content-Type: text/plain; charset=iso-8859-1', eightBit, '', 'Voil\xe0,', 'd\xe9j\xe0 vu.', ''),
  charsets: latin1(
    'Subject: =?utf-8?Q?a=0A=0Ab?= x',
    mime,
    'Content-Type: multipart/mixed; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain; charset=windows-1252',
    eightBit,
    '',
    '\x80 5',
    '--B',
    'Content-Type: text/plain; charset=koi8-r',
    eightBit,
    '',
    '\xf0\xd2\xc9\xd7\xc5\xd4',
    '--B',
    'Content-Type: text/plain; charset=shift_jis',
    eightBit,
    '',
    '\x93\xfa\x96{\x8c\xea',
    '--B',
    'Content-Type: text/plain',
    eightBit,
    '',
    'no charset: \xe9.',
    '--B',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: binary',
    '',
    '\x01\xff',
    '--B',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'raw \xe9 and =E9',
    '--B--',
    '',
  ),
  nul: latin1('Subject: x', mime, 'Content-Type: text/plain; charset=utf-8', eightBit, '', 'ab\0cd', ''),
  replacement: Buffer.from(`Subject: x\r\n${mime}\r\nContent-Type: text/plain; charset=utf-8\r\n${eightBit}\r\n\r\na\ufffdb\r\n`),
  names: latin1(
    mime,
    'X.Dotted.Name: =?utf-8?Q?dots?=',
    'Content-Type: application/pdf; name="good.pdf"',
    'Content-Disposition: attachment; filename=""',
    '',
    'x',
    '',
  ),
} satisfies Record<string, Buffer>;
type Source = keyof typeof sources;

const dates: readonly (readonly [header: string, sentAt: string | null])[] = [
  ['Mon, 1 Jan 1969 10:00:00 +0000', '1969-01-01T10:00:00Z'],
  ['Tue, 1 Jan 2126 10:00:00 +0000', '2126-01-01T10:00:00Z'],
  ['Mon, 1 Jul 2024 10:00:00 CEST', '2024-07-01T10:00:00Z'],
  ['Mon, 1 Jul 2024 10:00:00 EDT', '2024-07-01T14:00:00Z'],
  ['Mon (x), 1 Jul 24 10:00 (y (z))\r\n +0200', '2024-07-01T08:00:00Z'],
  ['Mon, 1 Jul 2024 10:00:00 +02:00', null],
  ['Mon, 1 July 2024 10:00:00 +0200', null],
  ['Fri, 30 Feb 2024 10:00:00 +0000', null],
  ['yesterday', null],
];
const messageIds = [
  'bare@ids.example',
  '<proper@ids.example>',
  '<comment@ids.example> (added by me)',
  '(before) <before@ids.example>',
  '<with blank@ids.example>',
  '<folded\r\n inside@ids.example>',
];

behindGateway('a message that is not as it should be', (gateway, dovecot) => {
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
    await withImap(dovecot, user, async (client) => {
      for (const source of Object.values(sources)) await client.append('INBOX', source);
      await client.mailboxCreate('Dates');
      for (const [date] of dates) await client.append('Dates', `Date: ${date}\r\n\r\nx\r\n`);
      await client.mailboxCreate('Ids');
      for (const id of messageIds) await client.append('Ids', `Message-ID: ${id}\r\n\r\nx\r\n`);
    });
  });
  const ask = (which: Source, fields: string): ReturnType<typeof gateway.ask> =>
    gateway.ask(
      `{ user(name: "${user}") { mailbox(name: "INBOX") { message(uid: ${String(Object.keys(sources).indexOf(which) + 1)}) { ${fields} } } } }`,
    );
  const read = async (which: Source, fields: string): Promise<unknown> => {
    const { data, errors } = await ask(which, fields);
    expect(errors).toEqual([]);
    return (data as { user: { mailbox: { message: unknown } } }).user.mailbox.message;
  };

  test('has the addresses of every occurrence of a header, and the last value of one that should occur once', async () => {
    const own = 'subject messageId sentAt from { name email } to { email } cc { name email } replyTo { email }';
    const { envelope, ...message } = (await read('repeated', `${own} envelope { ${own} }`)) as { envelope: unknown };
    expect(message).toEqual({
      subject: 'second',
      messageId: '<two@repeated.example>',
      sentAt: '2024-01-02T09:00:00Z',
      from: [
        { name: null, email: 'a@x.example' },
        { name: 'B', email: 'b@x.example' },
      ],
      to: [{ email: 'one@x.example' }, { email: 'two@x.example' }, { email: 'three@x.example' }],
      cc: [
        { name: 'C, one', email: 'c1@x.example' },
        { name: null, email: 'c2@x.example' },
      ],
      replyTo: [{ email: 'r1@x.example' }, { email: 'r2@x.example' }],
    });
    expect(envelope).toEqual(message);
    expect(await read('repeated', 'header(name: "Subject")')).toEqual({ header: ['first', 'second'] });
    const nothing = { subject: null, messageId: null, sentAt: null };
    expect(await read('emptied', 'subject messageId sentAt envelope { subject messageId sentAt }')).toEqual({
      ...nothing,
      envelope: nothing,
    });
  });

  test('has one date, and null when it is invalid', async () => {
    const { user: answer } = await gateway.data<{ user: { mailbox: { messages: { nodes: { sentAt: unknown }[] } } } }>(
      `{ user(name: "${user}") { mailbox(name: "Dates") { messages { nodes { sentAt envelope { sentAt } } } } } }`,
    );
    expect(answer.mailbox.messages.nodes).toEqual(dates.map(([, sentAt]) => ({ sentAt, envelope: { sentAt } })));
  });

  describe('in a charset of its own', () => {
    test('is text, and bytes as they were', async () => {
      const body = 'Voil\xe0,\r\nd\xe9j\xe0 vu.\r\n';
      expect(await read('latin', 'part(section: "1") { text content } snippet')).toEqual({
        part: { text: 'Voilà,\r\ndéjà vu.\r\n', content: Buffer.from(body, 'latin1').toString('base64') },
        snippet: 'Voilà, déjà vu.',
      });
      expect(
        await read(
          'charsets',
          'one: part(section: "1") { text } two: part(section: "2") { text content } three: part(section: "3") { text }',
        ),
      ).toEqual({
        one: { text: '€ 5' },
        two: { text: 'Привет', content: Buffer.from('\xf0\xd2\xc9\xd7\xc5\xd4', 'latin1').toString('base64') },
        three: { text: '日本語' },
      });
    });

    test('is text with NUL, and with a U+FFFD of its own', async () => {
      const fields = 'part(section: "1") { text content }';
      expect(await read('nul', fields)).toEqual({ part: { text: 'ab\0cd\r\n', content: Buffer.from('ab\0cd\r\n').toString('base64') } });
      expect(await read('replacement', fields)).toEqual({
        part: { text: 'a\ufffdb\r\n', content: Buffer.from('a\ufffdb\r\n').toString('base64') },
      });
    });

    test('is an error when its bytes cannot be known, and null only when it is not text', async () => {
      const { data, errors } = await ask(
        'charsets',
        'four: part(section: "4") { text body } five: part(section: "5") { text content } six: part(section: "6") { text }',
      );
      expect(data).toMatchObject({
        user: {
          mailbox: {
            message: { four: { text: null, body: 'no charset: \ufffd.' }, five: { text: null, content: null }, six: { text: null } },
          },
        },
      });
      expect(errors.map(({ path, extensions }) => [path?.slice(3).join('.'), extensions.code]).sort()).toEqual([
        ['five.content', 'NOT_POSSIBLE'],
        ['four.text', 'NOT_POSSIBLE'],
        ['six.text', 'NOT_POSSIBLE'],
      ]);
    });
  });

  test('is found by the Message-ID that was read', async () => {
    const mailbox = (search: string, fields: string): Promise<{ user: { mailbox: { messages: { nodes: unknown[] } } } }> =>
      gateway.data(`{ user(name: "${user}") { mailbox(name: "Ids") { messages${search} { nodes { ${fields} } } } } }`);
    const { nodes } = (await mailbox('', 'uid messageId envelope { messageId }')).user.mailbox.messages as {
      nodes: { uid: number; messageId: string; envelope: { messageId: string } }[];
    };
    expect(nodes.map(({ messageId }) => messageId)).toEqual(messageIds.map((id) => id.replace('\r\n', '')));
    for (const { uid, messageId, envelope } of nodes) {
      expect(envelope.messageId).toBe(messageId);
      const found = await mailbox(`(search: { messageId: ${JSON.stringify(messageId)} })`, 'uid');
      expect(found.user.mailbox.messages.nodes, messageId).toEqual([{ uid }]);
    }
    expect((await mailbox('(search: { messageId: "proper@ids.example" })', 'uid')).user.mailbox.messages.nodes).toEqual([{ uid: 2 }]);
    if (dovecot.series === '2.3') {
      // 2.4 has a full-text index here, which finds words.
      expect((await mailbox('(search: { messageId: "roper@ids.example" })', 'uid')).user.mailbox.messages.nodes).toEqual([]);
    }
  });

  test('has the name that is not empty, and headers with a dot in their name', async () => {
    expect(await read('names', 'structure { filename } header(name: "x.dotted.NAME")')).toEqual({
      structure: { filename: 'good.pdf' },
      header: ['dots'],
    });
  });
});
