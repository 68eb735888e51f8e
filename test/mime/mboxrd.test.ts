import { expect, test } from 'vitest';
import { fromLine, MboxrdMessage } from '../../src/mime/mboxrd.ts';
import { createRandom } from '../faults/random.ts';

const LINES = [
  'From the start',
  '>From',
  '>From ',
  '>>From x',
  'From',
  'From ',
  '>',
  '>>',
  '',
  '.',
  '\xfc\xff',
  '\tFrom x',
  'a\rb',
  'F',
  'Fro',
];

test('a message is the same in any pieces', () => {
  const random = createRandom(1);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let round = 0; round < 2_000; round++) {
    const ending = ['', '\r\n', '\n', '\r'][below(4)] ?? '';
    const text = Array.from({ length: below(8) }, () => LINES[below(LINES.length)]).join(below(2) === 0 ? '\r\n' : '\n') + ending;
    const bytes = Buffer.from(text, 'latin1');
    const message = new MboxrdMessage();
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length;) {
      const end = at + 1 + below(9);
      pieces.push(Buffer.from(message.push(bytes.subarray(at, end))));
      at = end;
    }
    const converted = Buffer.concat([...pieces, message.finish()]).toString('latin1');
    const quoted = text.replaceAll('\r\n', '\n').replace(/^(>*From )/gm, '>$1');
    expect(converted, JSON.stringify(text)).toBe(`${quoted}${quoted === '' || quoted.endsWith('\n') ? '' : '\n'}\n`);
  }
});

test('a message begins with a line of its date', () => {
  expect(fromLine(new Date('2026-03-07T08:09:10Z'))).toBe('From MAILER-DAEMON Sat Mar  7 08:09:10 2026\n');
  expect(fromLine(null)).toBe('From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n');
});
