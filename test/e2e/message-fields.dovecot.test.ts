import { beforeAll, expect, test } from 'vitest';
import { inHome } from '../dovecot/home.ts';
import { withImap } from '../dovecot/imap.ts';
import { behindGateway } from './gateway.ts';

const source = [
  'From: =?utf-8?Q?J=C3=B6rg?= <jorg@fields.example>',
  'To: Ann <ann@fields.example>, bob@fields.example',
  'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
  'Date: Mon, 1 Jan 2024 10:00:00 +0100',
  'Message-ID: <one@fields.example>',
  'In-Reply-To: <zero@fields.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=B',
  '',
  '--B',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  'Content-Language: de, en',
  '',
  'SGFsbG8gV2VsdCwgZ3LDvMOfIGRpY2gK',
  '--B',
  'Content-Type: application/octet-stream; name="x.bin"',
  'Content-Disposition: attachment; filename="x.bin"',
  'Content-Transfer-Encoding: base64',
  'Content-ID: <bin@fields.example>',
  '',
  '//79AAEC',
  '--B--',
  '',
].join('\r\n');

behindGateway('a message', (gateway, dovecot) => {
  let user = '';
  beforeAll(async () => {
    user = (await dovecot.createUser()).name;
    await withImap(dovecot, user, (client) => client.append('INBOX', source, ['\\Seen'], new Date('2024-01-02T03:04:05Z')));
  });
  const read = async (fields: string): Promise<Record<string, unknown>> =>
    (
      await gateway.data<{ user: { mailbox: { message: Record<string, unknown> } } }>(
        `{ user(name: "${user}") { mailbox(name: "INBOX") { message(uid: 1) { ${fields} } } } }`,
      )
    ).user.mailbox.message;

  test('has its numbers, sizes and ids, each of its type', async () => {
    const message = await read(
      'sequence sizeBytes storedSizeBytes modseq guid flags receivedAt savedAt pop3Uidl pop3Order referenceCount storageId',
    );
    const stored = await inHome(dovecot, user, "find . -name 'u.1' | wc -l");
    expect(stored.trim()).toBe('1');
    expect(message).toEqual({
      sequence: 1,
      sizeBytes: source.length,
      storedSizeBytes: source.replaceAll('\r\n', '\n').length,
      modseq: expect.any(Number),
      guid: expect.stringMatching(/^[0-9a-f]{32}$/),
      flags: expect.arrayContaining(['\\Seen']),
      receivedAt: '2024-01-02T03:04:05Z',
      savedAt: expect.stringMatching(/^20\d\d-/),
      pop3Uidl: null,
      pop3Order: null,
      referenceCount: 1,
      storageId: null,
    });
  });

  test('has the envelope that IMAP has', async () => {
    const imap = await withImap(dovecot, user, async (client) => {
      await client.mailboxOpen('INBOX');
      return (await client.fetchOne('1', { envelope: true })) || null;
    });
    const { envelope } = await read(
      'envelope { sentAt subject from { name email } sender { email } replyTo { email } to { name email } cc { email } bcc { email } inReplyTo messageId }',
    );
    const jorg = { email: 'jorg@fields.example' };
    expect(envelope).toEqual({
      sentAt: '2024-01-01T09:00:00Z',
      subject: imap?.envelope?.subject,
      from: [{ name: 'Jörg', ...jorg }],
      sender: [jorg],
      replyTo: [jorg],
      to: [
        { name: 'Ann', email: 'ann@fields.example' },
        { name: null, email: 'bob@fields.example' },
      ],
      cc: [],
      bcc: [],
      inReplyTo: '<zero@fields.example>',
      messageId: '<one@fields.example>',
    });
    expect(imap?.envelope?.subject).toBe('Grüße');
  });

  test('has its structure, as a tree and as a list', async () => {
    const text = { section: '1', contentType: 'text/plain', encoding: 'base64', filename: null };
    const binary = { section: '2', contentType: 'application/octet-stream', encoding: 'base64', filename: 'x.bin' };
    const { structure, parts } = await read(`structure { section contentType sizeBytes parts { section contentType encoding filename } }
      parts { section parameters { name value } sizeBytes lineCount disposition contentId languages description location md5 envelope { subject } }`);
    expect(structure).toEqual({ section: null, contentType: 'multipart/mixed', sizeBytes: null, parts: [text, binary] });
    const nothing = { description: null, location: null, md5: null, envelope: null };
    expect(parts).toEqual([
      expect.objectContaining({ section: null, parameters: [{ name: 'boundary', value: 'B' }] }),
      {
        ...nothing,
        section: '1',
        parameters: [{ name: 'charset', value: 'utf-8' }],
        sizeBytes: 32,
        lineCount: 0,
        disposition: null,
        contentId: null,
        languages: ['de', 'en'],
      },
      {
        ...nothing,
        section: '2',
        parameters: [{ name: 'name', value: 'x.bin' }],
        sizeBytes: 8,
        lineCount: null,
        disposition: 'attachment',
        contentId: '<bin@fields.example>',
        languages: [],
      },
    ]);
  });

  test('has its text in readable form, and every byte of a part', async () => {
    const message = await read('textUtf8 snippet text part(section: "2") { content body }');
    expect(message.textUtf8).toContain('Subject: Grüße');
    expect(message.textUtf8).toContain('Hallo Welt, grüß dich');
    expect(message.snippet).toBe('Hallo Welt, grüß dich');
    expect(message.text).toContain('SGFsbG8gV2VsdCwgZ3LDvMOfIGRpY2gK');
    expect(message.part).toEqual({ content: '//79AAEC', body: expect.stringContaining('//79AAEC') });
  });
});
