import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEnvelope } from '../../src/mime/imap-envelope.ts';
import { parseImapValues } from '../../src/mime/imap-list.ts';
import { parseBodyStructure } from '../../src/mime/imap-structure.ts';

describe('parseImapValues', () => {
  test('reads atoms, quoted texts, literals, NIL and lists', () => {
    const text = 'NIL nil "NIL" 12 {5}\r\na(b"c "" "q\\"\\\\b" () ({0}\r\n)("x"NIL)';
    expect(parseImapValues(text)).toEqual([null, null, 'NIL', '12', 'a(b"c', '', 'q"\\b', [], [''], ['x', null]]);
    expect(parseImapValues('')).toEqual([]);
  });

  test("counts a literal's bytes, not its characters", () => {
    expect(parseImapValues('{5}\r\nJörg NIL')).toEqual(['Jörg', null]);
    expect(parseImapValues('{5}\r\n😀y x')).toEqual(['😀y', 'x']);
  });

  test.each([
    ['bytes that were replaced', '({4}\r\nJ\ufffdrg "x")', [['J\ufffdrg', 'x']]],
    ['a U+FFFD that is really there', '({6}\r\nJ\ufffdrg "x")', [['J\ufffdrg', 'x']]],
    ['both', '({7}\r\n\ufffdJ\ufffdrg "x") {3}\r\n\ufffd', [['\ufffdJ\ufffdrg', 'x'], '\ufffd']],
  ])('finds the end of a literal with %s', (_, text, values) => expect(parseImapValues(text)).toEqual(values));

  test.each(['(', ')', '"', '"\\"', '{5}\r\nabc', '{1}\r\nä', '{3}abc', '(NIL))', '("a" {9}\r\n\ufffd)', '('.repeat(100_000)])(
    'is null for %.20j',
    (text) => expect(parseImapValues(text)).toBeNull(),
  );
});

describe('parseEnvelope', () => {
  test('gives decoded headers', () => {
    const from = '((NIL NIL "ann" "one.example")("=?utf-8?Q?J=C3=B6rg?=" NIL "jorg" "two.example"))';
    const to = '((NIL NIL "Friends" NIL)(NIL NIL "a" "x.example")({1}\r\nB NIL "b" "x.example")(NIL NIL NIL NIL)(NIL NIL "c" "x.example"))';
    const cc = '((NIL NIL "undisclosed-recipients" NIL)(NIL NIL NIL NIL))';
    const text = `"Fri, 02 Jan 2026 23:30:00 -0800" "=?utf-8?B?R3LDvMOfZQ==?=" ${from} ${from} ${from} ${to} ${cc} NIL "<irt@x>" "<mid@x>"`;
    const authors = [
      { name: null, email: 'ann@one.example' },
      { name: 'Jörg', email: 'jorg@two.example' },
    ];
    expect(parseEnvelope(text)).toEqual({
      date: 'Fri, 02 Jan 2026 23:30:00 -0800',
      sentAt: new Date('2026-01-03T07:30:00Z'),
      subject: 'Grüße',
      from: authors,
      sender: authors,
      replyTo: authors,
      to: [
        { name: null, email: 'a@x.example' },
        { name: 'B', email: 'b@x.example' },
        { name: null, email: 'c@x.example' },
      ],
      cc: [],
      bcc: [],
      inReplyTo: '<irt@x>',
      messageId: '<mid@x>',
    });
  });

  test('gives the readable parts of broken addresses, without what Dovecot fills in', () => {
    const to =
      '((NIL NIL "MISSING_MAILBOX" "MISSING_DOMAIN")("a b" NIL "x" "MISSING_DOMAIN")(NIL NIL "y" "SYNTAX_ERROR")("n" NIL "MISSING_MAILBOX" "MISSING_DOMAIN"))';
    expect(parseEnvelope(`"gibberish" "" NIL NIL NIL ${to} NIL NIL NIL NIL`)).toMatchObject({
      date: 'gibberish',
      sentAt: null,
      subject: null,
      from: [],
      to: [
        { name: 'a b', email: 'x' },
        { name: null, email: 'y' },
        { name: 'n', email: null },
      ],
    });
  });

  test('is null for what is no envelope', () => {
    for (const text of ['', 'NIL', '"a" "b"', '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)']) expect(parseEnvelope(text)).toBeNull();
  });
});

const plain = '"text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 6 1';

describe('parseBodyStructure', () => {
  test('gives the only part of a message as section 1', () => {
    const part = {
      section: '1',
      type: 'text',
      subtype: 'plain',
      parameters: { charset: 'us-ascii' },
      id: null,
      description: null,
      encoding: '7bit',
      sizeBytes: 6,
      lines: 1,
      disposition: null,
      filename: null,
      language: [],
      location: null,
      md5: null,
      envelope: null,
      parts: [],
    };
    expect(parseBodyStructure(plain)).toEqual(part);
    expect(parseBodyStructure(`${plain} NIL NIL NIL NIL`)).toEqual(part);
  });

  test.each([
    ['of 2.3, which leaves RFC 2231 as it is', '"filename*" "utf-8\'\'Ren%C3%A9%20Plan.pdf"', 'René Plan.pdf'],
    ['of 2.3, with another charset and a language', '"filename*" "iso-8859-1\'de\'%FCber long%20%FC.png"', 'über long ü.png'],
    ['of 2.4, which decodes it', '"filename" {14}\r\nRené Plan.pdf', 'René Plan.pdf'],
    ['in encoded words, as mailers write it', '"filename" "=?utf-8?Q?Ren=C3=A9_Plan.pdf?="', 'René Plan.pdf'],
    ['in both forms', '"filename" "Rene.pdf" "filename*" "utf-8\'\'Ren%C3%A9.pdf"', 'René.pdf'],
    ['in both forms, the other way round', '"filename*" "utf-8\'\'Ren%C3%A9.pdf" "filename" "Rene.pdf"', 'René.pdf'],
    ['that would be two lines', '"filename*" "utf-8\'\'a%0D%0Ab"', 'a b'],
    ['that is not as it should be', '"filename*" "100%.pdf"', '100%.pdf'],
    ['that is missing', '"size" "5"', 'type.pdf'],
  ])('decodes a file name %s', (_, parameters, filename) => {
    const text = `"application" "PDF" ("NAME" "type.pdf") NIL NIL "BASE64" 4 NIL ("Attachment" (${parameters})) NIL NIL`;
    expect(parseBodyStructure(text)).toMatchObject({ subtype: 'pdf', encoding: 'base64', disposition: { type: 'attachment' }, filename });
  });

  test('numbers parts as IMAP does, through multiparts and messages', () => {
    const envelope = '(NIL "inner" NIL NIL NIL NIL NIL NIL NIL NIL)';
    const message = (body: string): string => `("message" "rfc822" NIL NIL NIL "7bit" 99 ${envelope} (${body}) 9)`;
    const text = `((${plain})(${plain}) "alternative")${message(`(${plain})(${plain}) "mixed"`)}${message(plain)}(${plain}) "mixed" ("boundary" "x") NIL ("en" "de") "here"`;
    const structure = parseBodyStructure(text);
    const sections = (part: NonNullable<typeof structure>): unknown[] => [part.section, ...part.parts.map(sections)];
    expect(sections(structure!)).toEqual([null, ['1', ['1.1'], ['1.2']], ['2', [null, ['2.1'], ['2.2']]], ['3', ['3.1']], ['4']]);
    expect(structure).toMatchObject({
      type: 'multipart',
      subtype: 'mixed',
      parameters: { boundary: 'x' },
      language: ['en', 'de'],
      location: 'here',
    });
    expect(structure?.parts[1]).toMatchObject({
      type: 'message',
      subtype: 'rfc822',
      lines: 9,
      sizeBytes: 99,
      envelope: { subject: 'inner' },
    });
  });

  test('reads an invalid Content-Type as octets', () => {
    expect(parseBodyStructure('"" "" NIL NIL NIL "7bit" 10 NIL ("" NIL) NIL NIL')).toMatchObject({
      type: 'application',
      subtype: 'octet-stream',
      disposition: null,
    });
  });

  test('is null for what is no structure', () => {
    for (const text of ['', 'NIL', '"text"', '"text" "plain" NIL NIL NIL "7bit" NIL', '((NIL) "mixed")', `(${plain})`, '() "mixed"']) {
      expect(parseBodyStructure(text)).toBeNull();
    }
  });
});

test('no input makes them fail', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '(',
      ')',
      '"',
      '\\',
      'NIL',
      ' ',
      '{3}\r\n',
      '\ufffd',
      '5',
      plain,
      '"mixed"',
      '"a" NIL',
      '(NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL)',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  for (const text of fc.sample(fc.array(piece, { maxLength: 30 }), 1000).map((pieces) => pieces.join(''))) {
    parseEnvelope(text);
    parseBodyStructure(text);
  }
});
