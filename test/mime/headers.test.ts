import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHeaderText, parseAddresses, parseHeaders, singleHeader } from '../../src/mime/headers.ts';
import { TooLargeError } from '../../src/mime/too-large-error.ts';

describe('decodeHeaderText', () => {
  test.each([
    ['plain text', 'plain text'],
    ['=?utf-8?B?R3LDvMOfZQ==?= aus =?iso-8859-1?Q?K=F6ln?=', 'Grüße aus Köln'],
    ['=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?=', '日本語'],
    ['=?windows-1252?Q?=8020_=93and=94_=85?=', '€20 “and” …'],
    ['=?us-ascii?Q?caf=E9_=96_bar?=', 'café – bar'],
    ['=?gb2312?B?xOO6ww==?= =?ks_c_5601-1987?B?vsiz5w==?=', '你好안녕'],
    ['=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['=?UTF-8*de?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
  ])('decodes %s', (raw, text) => expect(decodeHeaderText(raw)).toBe(text));

  test.each([
    ['a character', '=?utf-8?Q?=C3?= =?utf-8?Q?=B6?=', 'ö'],
    ['a character, in padded base64', '=?utf-8?B?ww==?=\r\n =?UTF-8?B?tg==?=', 'ö'],
    ['a base64 group', '=?utf-8?B?8J+Y?= =?utf-8?B?gA==?=', '😀'],
    ['an escape sequence', '=?iso-2022-jp?B?GyRCRnw=?= =?iso-2022-jp?B?S1wbKEI=?=', '日本'],
  ])('decodes words that were split within %s', (_, raw, text) => expect(decodeHeaderText(raw)).toBe(text));

  test.each([
    ['between words only', '=?utf-8?Q?a?=  =?utf-8?Q?b?= c =?utf-8?Q?d?=', 'ab c d'],
    ['of words in different charsets too', '=?utf-8?Q?a?= =?iso-8859-1?Q?b?=', 'ab'],
    ['of folding', 'one\r\n two\n\tthree', 'one two three'],
    ['around', '  text\t\r\n', 'text'],
    ['for line breaks and NUL that were encoded', '=?utf-8?Q?a=0D=0ABcc:_b=00c?=', 'a Bcc: b c'],
  ])('removes white space %s', (_, raw, text) => expect(decodeHeaderText(raw)).toBe(text));

  test.each([
    ['raw UTF-8 (RFC 6532)', 'Grüße 日本語', 'Grüße 日本語'],
    ['a word without a charset', '=??Q?x?=', '=??Q?x?='],
    ['a word without an end', '=?utf-8?Q?x', '=?utf-8?Q?x'],
    ['an unknown charset', '=?x-none?Q?=E4?=', '\ufffd'],
    ['an unknown encoding', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['bytes that are no text', '=?utf-8?Q?a=FFb?=', 'a\ufffdb'],
    ['unencoded spaces in a word', '=?utf-8?Q?two words?=', 'two words'],
    ['nothing', '', ''],
  ])('makes the best of %s', (_, raw, text) => expect(decodeHeaderText(raw)).toBe(text));
});

describe('parseAddresses', () => {
  test.each<[raw: string, ...addresses: (readonly [name: string | null, email: string | null])[]]>([
    ['ann@example.com', [null, 'ann@example.com']],
    ['Ann <ann@example.com>, bob@example.com', ['Ann', 'ann@example.com'], [null, 'bob@example.com']],
    ['"Müller, Jörg" <j@example.com>', ['Müller, Jörg', 'j@example.com']],
    ['=?utf-8?Q?M=C3=BCller=2C_J=C3=B6rg?= <j@example.com>', ['Müller, Jörg', 'j@example.com']],
    ['=?utf-8?B?ww==?=\r\n =?utf-8?B?tg==?= <o@example.com>', ['ö', 'o@example.com']],
    ['"=?utf-8?Q?in_quotes?=" <q@example.com>', ['in quotes', 'q@example.com']],
    ['"A \\"B\\" \\\\C" <a@example.com>', ['A "B" \\C', 'a@example.com']],
    ['"boss@example.com" <spam@example.net>', ['boss@example.com', 'spam@example.net']],
    ['ann@example.com (Ann (from work))', ['Ann (from work)', 'ann@example.com']],
    ['pete(his account)@silly.test', ['his account', 'pete@silly.test']],
    [
      'Friends: a@example.com, "B, C" <b@example.com>;, d@example.com',
      [null, 'a@example.com'],
      ['B, C', 'b@example.com'],
      [null, 'd@example.com'],
    ],
    ['undisclosed-recipients:;'],
    ['undisclosed-recipients: ;'],
    ['jörg@exämple.com', [null, 'jörg@exämple.com']],
    ['root@[IPv6:2001:db8::1], ann@example.com', [null, 'root@[IPv6:2001:db8::1]'], [null, 'ann@example.com']],
    ['a@example.com;b@example.com', [null, 'a@example.com'], [null, 'b@example.com']],
    ['MAILER-DAEMON', ['MAILER-DAEMON', null]],
    ['=?utf-8?Q?ann=40example=2Ecom?=', ['ann@example.com', null]],
    [', ,a@example.com,', [null, 'a@example.com']],
    ['A <a@example.com', ['A', 'a@example.com']],
    ['"unterminated', ['unterminated', null]],
    ['<>'],
    [''],
    [' \r\n '],
  ])('of %j', (raw, ...addresses) => {
    expect(parseAddresses(raw)).toEqual(addresses.map(([name, email]) => ({ name, email })));
  });
});

describe('a header that occurs several times', () => {
  test('is a list of addresses for each', () => {
    expect(parseAddresses('A <a@x.example>\nb@x.example, "C\n c" <c@x.example>')).toEqual([
      { name: 'A', email: 'a@x.example' },
      { name: null, email: 'b@x.example' },
      { name: 'C c', email: 'c@x.example' },
    ]);
  });

  test('has its last value when it should have one', () => {
    expect(singleHeader('first\nsecond\n folded')).toBe('second folded');
    for (const nothing of [undefined, '', 'first\n']) expect(singleHeader(nothing)).toBeNull();
  });
});

describe('a long list of addresses', () => {
  const person = (index: number): string => `"Doe, J\\"${index}" (a, (b); c) <j${index}@x.example>`;
  const group = (index: number): string => `Friends ${index}: a${index}@x.example, "B, C" <b@x.example>;`;
  test.each([
    ['of people', person, 1],
    ['of groups', group, 2],
  ])('%s is parsed in pieces as it would be in one', (_, one, members) => {
    const all = Array.from({ length: 500 }, (__, index) => one(index));
    expect(parseAddresses(all.join(', '))).toEqual(all.flatMap((each) => parseAddresses(each)));
    expect(parseAddresses(all.join(', '))).toHaveLength(500 * members);
  });

  test.each(['a@x.example,'.repeat(100_000), 'a'.repeat(10_000), '"'.repeat(10_001)])('is refused where it is too long: %.20j', (raw) =>
    expect(() => parseAddresses(raw)).toThrow(TooLargeError),
  );
});

test('a text that is too long is cut, with a note', () => {
  const text = decodeHeaderText('=?utf-8?Q?a?= '.repeat(10_000));
  expect(text).toMatch(/^a{2000,}.*… \[cut: the first 32768 of 140000 characters\]$/);
});

describe('parseHeaders', () => {
  test('gives headers in their order, unfolded and decoded', () => {
    const raw =
      'Received: from a\n\tby b; Fri, 2 Jan 2026\nsubject : =?utf-8?B?4pyF?=\r\n =?utf-8?B?4pyF?=\r\nX-Empty:\nReceived:x\n\nBody: no\n';
    expect(parseHeaders(raw)).toEqual([
      { name: 'Received', value: 'from a by b; Fri, 2 Jan 2026' },
      { name: 'subject', value: '✅✅' },
      { name: 'X-Empty', value: '' },
      { name: 'Received', value: 'x' },
    ]);
  });

  test('parses headers with many lines, and reports the limit', () => {
    expect(parseHeaders('A: b\n'.repeat(1000))).toHaveLength(1000);
    expect(() => parseHeaders('A: b\n'.repeat(3000))).toThrow(TooLargeError);
  });

  test('leaves out lines that are no header', () => {
    expect(parseHeaders('From ann@example.com Fri Jan  2 2026\n>From: x\nA: b')).toEqual([
      { name: '>From', value: 'x' },
      { name: 'A', value: 'b' },
    ]);
    for (const nothing of ['', '\n', '\r\nA: b', ' folded: only']) expect(parseHeaders(nothing)).toEqual([]);
  });
});

test('nothing that a sender can write makes any of them fail', () => {
  const part = fc.oneof(
    fc.constantFrom(
      '=?utf-8?Q?',
      '=?iso-2022-jp?B?',
      '?=',
      '=C3',
      'ww==',
      '"',
      '\\',
      '(',
      ')',
      '<',
      '>',
      '@',
      ':',
      ';',
      ',',
      '[',
      ']',
      ' ',
      '\r\n ',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const raw = parts.join('');
      expect(typeof decodeHeaderText(raw)).toBe('string');
      expect(Array.isArray(parseAddresses(raw)) && Array.isArray(parseHeaders(raw))).toBe(true);
    }),
  );
});
