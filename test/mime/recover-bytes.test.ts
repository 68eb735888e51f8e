import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { recoverBytes } from '../../src/mime/recover-bytes.ts';

/** As Dovecot's JSON has them: a U+FFFD for each byte that is not UTF-8. */
function answered(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1').replace(/[^\x00-\x7f]/g, '\ufffd') : text;
}

describe('the bytes of a part that Dovecot has returned with losses', () => {
  const recover = (text: string, charset: string, messageText: string): string | null => {
    const bytes = iconv.encode(text.replaceAll('\n', '\r\n'), charset);
    const recovered = recoverBytes({ stored: answered(bytes), sizeBytes: bytes.length, charset, messageText });
    return recovered === null ? null : Buffer.compare(recovered, bytes) === 0 ? text : 'others';
  };
  const message = (...parts: readonly string[]): string =>
    `Subject: x\nContent-Type: multipart/mixed\n\n${parts.map((part) => `Content-Type: text/plain\n\n${part}`).join('')}`;

  test.each([
    ['iso-8859-1', 'Voilà.\nDéjà vu\n'],
    ['windows-1252', '€ 5 “x”'],
    ['koi8-r', 'Привет\n'],
    ['shift_jis', '日本語\nabc'],
    ['big5', '功許\n'],
    ['gb18030', '你好 ß\n'],
  ])('are found in the decoded text: %s', (charset, text) => {
    expect(recover(text, charset, message('other', text, 'more ü'))).toBe(text);
  });

  test('are not guessed', () => {
    expect(recover('é\n', 'iso-8859-1', message('é\n', 'è\n'))).toBeNull();
    expect(recover('é\n', 'iso-8859-1', message('x'))).toBeNull();
    expect(recover('é\n', 'iso-8859-1', '\né\né'.repeat(50_000))).toBe('é\n');
    for (const charset of [null, 'us-ascii', 'x-unknown']) {
      expect(recoverBytes({ stored: '\ufffd', sizeBytes: 1, charset, messageText: '\né' })).toBeNull();
    }
  });
});
