import { expect, test } from 'vitest';
import { parseEnvelope } from '../../src/mime/imap-envelope.ts';
import { parseBodyStructure, type BodyPart } from '../../src/mime/imap-structure.ts';
import { postCommands } from '../dovecot/http.ts';
import { withImap } from '../dovecot/imap.ts';
import { onBothDovecots } from '../dovecot/shared.ts';

const message = `From: =?utf-8?Q?J=C3=B6rg_M=C3=BCller?= <jm@one.example>, "Quoted, Name" <q@one.example>
Reply-To: "Back\\\\slash \\"q\\"" <r@one.example>
To: Friends: a@x.example, "B" <b@x.example>;, root@[IPv6:2001:db8::1]
Cc: undisclosed-recipients:;
Bcc: z@x.example (Zed)
Message-ID: <mid@one.example>
Date: Fri, 02 Jan 2026 23:30:00 -0800 (PST)
Subject: =?utf-8?B?R3LDvMOfZQ==?= "quoted" \\ back
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B1
Content-Language: en, de-AT

--B1
Content-Type: multipart/alternative; boundary="B2"

--B2
Content-Type: text/plain; charset=utf-8; format=flowed
Content-Transfer-Encoding: 8bit

Grüße
--B2
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable
Content-ID: <html@one.example>

<b>Gr=FC=DFe</b>
--B2--
--B1
Content-Type: application/pdf; name="=?utf-8?Q?Ren=C3=A9.pdf?="
Content-Disposition: attachment; filename*=utf-8''Ren%C3%A9%20Plan.pdf; size=1234
Content-Description: =?utf-8?Q?f=C3=BCr_dich?=
Content-Transfer-Encoding: base64

AAAA
--B1
Content-Type: image/png; name="raw-ü.png"
Content-Disposition: inline; filename*0*=iso-8859-1'de'%FCber; filename*1*=%20lang; filename*2*=%20%FC.png
Content-Transfer-Encoding: BASE64

AAAA
--B1
Content-Type: message/rfc822

From: inner@one.example
Subject: inner
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B3

--B3

inner text
--B3
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="quo\\"te\\\\.bin"

x
--B3--
--B1
Content-Type: message/rfc822

Subject: single

single text
--B1--
`;

/** A message in Latin-1 that does not say so, with a real U+FFFD besides. */
const undeclared = Buffer.concat([
  Buffer.from('From: J\xf6rg <j@one.example>\r\nSubject: Gr\xfc\xdfe \\ "', 'latin1'),
  Buffer.from('\ufffd"\r\nTo: x@one.example\r\n\r\nx\r\n'),
]);

onBothDovecots('structures', (dovecot) => {
  async function fetched(source: Buffer, fields: readonly string[]): Promise<Record<string, string>> {
    const { name: user } = await dovecot.createUser({ domain: 'structure.example' });
    await withImap(dovecot, user, (client) => client.append('INBOX', source));
    const [reply] = await postCommands(dovecot, [['fetch', { user, field: fields, query: ['mailbox', 'INBOX', '1'] }, 'tag']]);
    const [row] = reply?.[1] as Record<string, string>[];
    return row ?? {};
  }
  const source = Buffer.from(message.replaceAll('\n', '\r\n'));

  test('an envelope is read as it was written', async () => {
    const { 'imap.envelope': text = '' } = await fetched(source, ['imap.envelope']);
    const from = [
      { name: 'Jörg Müller', email: 'jm@one.example' },
      { name: 'Quoted, Name', email: 'q@one.example' },
    ];
    expect(parseEnvelope(text)).toEqual({
      date: 'Fri, 02 Jan 2026 23:30:00 -0800 (PST)',
      sentAt: new Date('2026-01-03T07:30:00Z'),
      subject: 'Grüße "quoted" \\ back',
      from,
      sender: from,
      replyTo: [{ name: 'Back\\slash "q"', email: 'r@one.example' }],
      to: [
        { name: null, email: 'a@x.example' },
        { name: 'B', email: 'b@x.example' },
        { name: null, email: 'root@[IPv6:2001:db8::1]' },
      ],
      cc: [],
      bcc: [{ name: 'Zed', email: 'z@x.example' }],
      inReplyTo: null,
      messageId: '<mid@one.example>',
    });
  });

  test('a body structure is the same from both versions, and its sections are those that can be fetched', async () => {
    const { 'imap.bodystructure': text = '', 'imap.body': basic = '' } = await fetched(source, ['imap.bodystructure', 'imap.body']);
    const structure = parseBodyStructure(text)!;
    expect(outline(structure)).toEqual([
      '- multipart/mixed',
      '1 multipart/alternative',
      '1.1 text/plain 8bit 7 bytes',
      '1.2 text/html quoted-printable 16 bytes',
      '2 application/pdf base64 4 bytes "René Plan.pdf"',
      '3 image/png base64 4 bytes "über lang ü.png"',
      expect.stringMatching(/^4 message\/rfc822 7bit \d+ bytes "inner"$/) as string,
      '- multipart/mixed',
      '4.1 text/plain 7bit 10 bytes',
      '4.2 application/octet-stream 7bit 1 bytes "quo"te\\.bin"',
      '5 message/rfc822 7bit 30 bytes "single"',
      '5.1 text/plain 7bit 11 bytes',
    ]);
    expect(structure.language).toEqual(['en', 'de-AT']);
    expect(structure.parts[1]).toMatchObject({
      description: 'für dich',
      disposition: { type: 'attachment', parameters: { size: '1234' } },
    });
    expect(structure.parts[0]?.parts[1]).toMatchObject({ id: '<html@one.example>', parameters: { charset: 'iso-8859-1' } });
    expect(outline(parseBodyStructure(basic)!).map((line) => line.split(' ')[0])).toEqual(
      outline(structure).map((line) => line.split(' ')[0]),
    );

    const sections = ['1.2', '2', '4.1', '5.1'].map((section) => `body.${section}`);
    expect(Object.values(await fetched(source, sections))).toEqual(['<b>Gr=FC=DFe</b>', 'AAAA', 'inner text', 'single text']);
  });

  test('bytes in no declared charset do not get in the way', async () => {
    const { 'imap.envelope': text = '' } = await fetched(undeclared, ['imap.envelope']);
    expect(parseEnvelope(text)).toMatchObject({
      subject: 'Gr\ufffd\ufffde \\ "\ufffd"',
      from: [{ name: 'J\ufffdrg', email: 'j@one.example' }],
      to: [{ name: null, email: 'x@one.example' }],
    });
  });
});

function outline({ section, type, subtype, encoding, sizeBytes, filename, envelope, parts }: BodyPart): string[] {
  const label = filename ?? envelope?.subject;
  const line = [
    section ?? '-',
    `${type}/${subtype}`,
    ...(sizeBytes === null ? [] : [encoding, sizeBytes, 'bytes']),
    ...(label ? [`"${label}"`] : []),
  ];
  return [line.join(' '), ...parts.flatMap(outline)];
}
