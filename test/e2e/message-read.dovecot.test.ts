import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { buildMessage, multipart } from '../dovecot/message.ts';
import { behindGateway, selfOf, withRole } from './gateway.ts';

const attachment = randomBytes(10_000);
const inner = buildMessage({ subject: 'The one inside', body: 'Inside.\n' });

/** What IMAP is given, as bytes. */
const sources: Readonly<Record<string, Buffer>> = {
  encoded: Buffer.from(
    [
      'From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@firma.example>',
      'To: "Doe, Jane" <jane@example.com>, =?ISO-8859-1?Q?Andr=E9?= <andre@koeln.example>,',
      '\tplain@example.net',
      'Cc: Friends: a@x.example, "B" <b@x.example>;',
      'Reply-To: <answers@firma.example>',
      'Subject: =?ISO-2022-JP?B?GyRCMnE1RBsoQg==?= =?UTF-8?B?8J+QnQ==?=',
      ' folded',
      'Date: Sat, 02 Mar 2024 23:30:00 -0800',
      'Message-ID: <encoded@read.example>',
      'List-Id: =?utf-8?q?Gr=C3=BC=C3=9Fe?= <list.example>',
      'Received: from one by two; Sat, 02 Mar 2024 23:30:01 -0800',
      'Received: from three by one; Sat, 02 Mar 2024 23:30:00 -0800',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Sch=F6ne Gr=FC=DFe, soft=',
      ' break=3D',
      '',
    ].join('\r\n'),
  ),
  bare: Buffer.from('X-Nothing: here\r\n\r\n'),
  eightBit: Buffer.from(
    'Subject: D\xe9j\xe0 vu\r\nFrom: Ren\xe9 <rene@ancien.example>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nVoil\xe0.\r\n',
    'latin1',
  ),
  parts: Buffer.from(
    buildMessage({
      subject: 'Parts',
      ...multipart('mixed', [
        { contentType: 'text/plain; charset=koi8-r', content: Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]) },
        { contentType: 'application/octet-stream', content: attachment, filename: 'random.bin' },
        { contentType: 'text/html; charset=utf-8', content: '<p>Grüße</p>\n' },
      ]),
    }),
  ),
  nested: Buffer.from(
    buildMessage({
      subject: 'Nested',
      contentType: 'multipart/mixed; boundary="b"',
      body: `--b\nContent-Type: text/plain\n\nOutside.\n--b\nContent-Type: message/rfc822\n\n${inner}\n--b--\n`,
    }),
  ),
};
const order = Object.keys(sources);

behindGateway('a message', (gateway, dovecot) => {
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
    await withImap(dovecot, user, async (client) => {
      for (const source of Object.values(sources)) await client.append('INBOX', source, [], new Date('2024-03-03T08:00:00Z'));
    });
  });

  const read = async <Data>(which: string, selection: string, as = selfOf(user)): Promise<Data> => {
    const uid = order.indexOf(which) + 1;
    const query = `{ user(name: "${user}") { mailbox(name: "INBOX") { message(uid: ${String(uid)}) { ${selection} } } } }`;
    return (await gateway.data<{ user: { mailbox: { message: Data } } }>(query, { as })).user.mailbox.message;
  };

  test('has its subject, addresses and dates decoded', async () => {
    expect(
      await read(
        'encoded',
        'subject messageId sentAt receivedAt savedAt sizeBytes flags from { name email } to { name email } cc { name email } replyTo { name email } bcc { email }',
      ),
    ).toEqual({
      subject: '会議🐝 folded',
      messageId: '<encoded@read.example>',
      sentAt: '2024-03-03T07:30:00Z',
      receivedAt: '2024-03-03T08:00:00Z',
      savedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      sizeBytes: sources.encoded?.length,
      flags: ['\\Recent'],
      from: [{ name: 'Jürgen Müller', email: 'juergen@firma.example' }],
      to: [
        { name: 'Doe, Jane', email: 'jane@example.com' },
        { name: 'André', email: 'andre@koeln.example' },
        { name: null, email: 'plain@example.net' },
      ],
      cc: [
        { name: null, email: 'a@x.example' },
        { name: 'B', email: 'b@x.example' },
      ],
      replyTo: [{ name: null, email: 'answers@firma.example' }],
      bcc: [],
    });
  });

  test('without headers has nulls and empty lists', async () => {
    expect(await read('bare', 'subject messageId sentAt from { email } to { email } snippet header(name: "Subject")')).toEqual({
      subject: null,
      messageId: null,
      sentAt: null,
      from: [],
      to: [],
      snippet: null,
      header: [],
    });
  });

  test('has headers by name in any case, with each value in order, unfolded and decoded', async () => {
    const message = await read<{ headers: { name: string; value: string }[] }>(
      'encoded',
      'list: header(name: "list-id") received: header(name: "RECEIVED") headers { name value }',
    );
    expect(message).toMatchObject({
      list: ['Grüße <list.example>'],
      received: ['from one by two; Sat, 02 Mar 2024 23:30:01 -0800', 'from three by one; Sat, 02 Mar 2024 23:30:00 -0800'],
    });
    expect(message.headers.map(({ name }) => name)).toEqual(
      (sources.encoded?.toString() ?? '')
        .split('\r\n\r\n')[0]
        ?.split(/\r\n(?![ \t])/)
        .map((line) => line.split(':')[0]),
    );
    expect(message.headers).toContainEqual({ name: 'Subject', value: '会議🐝 folded' });
  });

  test('in latin-1 and quoted-printable is text in UTF-8 and bytes as they were', async () => {
    const bytes = Buffer.from('Sch\xf6ne Gr\xfc\xdfe, soft break=\r\n', 'latin1');
    expect(await read('encoded', 'part(section: "1") { contentType text content body }')).toEqual({
      part: {
        contentType: 'text/plain',
        text: 'Schöne Grüße, soft break=\r\n',
        content: bytes.toString('base64'),
        body: 'Sch=F6ne Gr=FC=DFe, soft=\r\n break=3D\r\n',
      },
    });
  });

  test('has its attachments byte for byte', async () => {
    const { part } = await read<{ part: { content: string; contentType: string; text: string | null } }>(
      'parts',
      'part(section: "2") { contentType content text }',
    );
    expect(part).toMatchObject({ contentType: 'application/octet-stream', text: null });
    expect(Buffer.from(part.content, 'base64').equals(attachment)).toBe(true);
  });

  test('has each part in its own charset, and null for a missing part', async () => {
    expect(
      await read(
        'parts',
        'one: part(section: "1") { text } three: part(section: "3") { text contentType } four: part(section: "4") { text }',
      ),
    ).toEqual({
      one: { text: 'Привет' },
      three: { text: '<p>Grüße</p>\n', contentType: 'text/html' },
      four: null,
    });
  });

  test('inside a message is found by its number', async () => {
    expect(await read('nested', 'whole: part(section: "2") { contentType } inside: part(section: "2.1") { text }')).toMatchObject({
      whole: { contentType: 'message/rfc822' },
      inside: { text: expect.stringContaining('Inside.') },
    });
  });

  test('in 8 bit is readable if Dovecot returns it', async () => {
    const message = await read<{ subject: string; text: string; part: { content: string } }>(
      'eightBit',
      'subject text part(section: "1") { content }',
    );
    expect(message.subject).toBe('D\ufffdj\ufffd vu');
    expect(message.text).toContain('Voil\ufffd.');
    expect(Buffer.from(message.part.content, 'base64').toString('latin1')).toBe('Voil\xe0.\r\n');
  });

  test('is returned as it is stored, with LF line ends, and as a snippet', async () => {
    expect(await read('nested', 'text body')).toEqual({
      text: sources.nested?.toString().replaceAll('\r\n', '\n'),
      body: sources.nested
        ?.toString()
        .replaceAll('\r\n', '\n')
        .replace(/^[^]*?\n\n/, ''),
    });
    expect(await read('encoded', 'snippet')).toEqual({ snippet: 'Schöne Grüße, soft break=' });
  });

  test('is found again by its global id, with the mailbox it is in', async () => {
    const { id } = await read<{ id: string }>('parts', 'id');
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Message { subject mailbox { name user { name } } } } }';
    expect(await gateway.data(query, { variables: { id }, as: selfOf(user) })).toEqual({
      node: { id, subject: 'Parts', mailbox: { name: 'INBOX', user: { name: user } } },
    });
  });

  describe('without the permission to read content', () => {
    const as = withRole('helpdesk', 'example.com');

    test('has everything else, and an error for each field of content', async () => {
      const uid = order.indexOf('encoded') + 1;
      const query = `{ user(name: "${user}") { mailbox(name: "INBOX") { message(uid: ${String(uid)}) { subject sizeBytes text body snippet part(section: "1") { contentType text } } } } }`;
      const { data, errors } = await gateway.ask(query, { as });
      expect(data).toMatchObject({
        user: {
          mailbox: {
            message: { subject: '会議🐝 folded', text: null, body: null, snippet: null, part: { contentType: 'text/plain', text: null } },
          },
        },
      });
      expect(errors.map(({ path }) => path?.slice(3).join('.')).sort()).toEqual(['body', 'part.text', 'snippet', 'text']);
      for (const { extensions } of errors) expect(extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'MESSAGE_READ_CONTENT' });
    });

    test('cannot be searched by its words either', async () => {
      const query = `{ user(name: "${user}") { mailbox(name: "INBOX") { messages(search: { body: "Schöne" }) { totalCount } } } }`;
      const { data, errors } = await gateway.ask(query, { as });
      expect(data).toMatchObject({ user: { mailbox: { messages: null } } });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission: 'MESSAGE_READ_CONTENT' } }]);
    });
  });

  test('whose content is read is in the audit log, and one whose envelope is read is not', async () => {
    const before = (await gateway.auditLines()).length;
    await read('bare', 'subject sentAt');
    expect(await gateway.auditLines()).toHaveLength(before);
    await read('bare', 'text');
    const lines = (await gateway.auditLines()).slice(before);
    expect(lines.length).toBe(1);
    expect(JSON.stringify(lines[0])).toContain(user);
  });
});
