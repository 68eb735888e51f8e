import { describe, expect, it } from 'vitest';
import { decodeText, decodeTransfer } from '../../src/mime/transfer-encoding.ts';

describe("a part's bytes", () => {
  it.each([
    ['base64 over several lines', 'iVBORw0K\r\nGgoAAAD/\r\n', 'base64', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff]],
    ['quoted-printable', 'Gr=FC=DFe', 'quoted-printable', [0x47, 0x72, 0xfc, 0xdf, 0x65]],
    ['quoted-printable with soft breaks and padding', 'a=\r\nb  \r\nc', 'QUOTED-PRINTABLE', [0x61, 0x62, 0x0d, 0x0a, 0x63]],
    ['quoted-printable that is not well formed', '=G1=', 'quoted-printable', [0x3d, 0x47, 0x31]],
    ['7bit', 'abc', '7bit', [0x61, 0x62, 0x63]],
    ['8bit UTF-8', 'ä', '8bit', [0xc3, 0xa4]],
  ])('%s', (_, stored, encoding, bytes) => {
    expect([...(decodeTransfer(stored, encoding, Buffer.byteLength(stored)) ?? [])]).toEqual(bytes);
  });

  it('are null when Dovecot has replaced bytes: they are not guessed', () => {
    expect(decodeTransfer('Gr\ufffd\ufffde', '8bit', 5)).toBeNull();
    expect(decodeTransfer('Gr', '8bit', 3)).toBeNull();
    expect(decodeTransfer('Gr\ufffd=DFe', 'quoted-printable', 7)).toBeNull();
  });
});

it('keeps a U+FFFD that the message itself has', () => {
  expect(decodeTransfer('a\ufffdb', '8bit', 5)).toEqual(Buffer.from('a\ufffdb'));
});

describe("a part's text", () => {
  it.each([
    ['windows-1252', [0x93, 0x94], 'windows-1252', '“”'],
    ['ISO-2022-JP', [0x1b, 0x24, 0x42, 0x24, 0x33, 0x1b, 0x28, 0x42], 'iso-2022-jp', 'こ'],
    ['Latin-1', [0x47, 0x72, 0xfc, 0xdf, 0x65], 'iso-8859-1', 'Grüße'],
    ['UTF-8 without a charset', [0xc3, 0xa4], null, 'ä'],
    ['UTF-8 that says US-ASCII', [0xc3, 0xa4], 'us-ascii', 'ä'],
    ['a charset that is not known', [0x61], 'x-unknown', 'a'],
  ])('%s', (_, bytes, charset, text) => {
    expect(decodeText(Uint8Array.from(bytes), charset)).toBe(text);
  });
});
