import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnyCommand } from '../../../../src/doveadm/command.ts';
import { COMMANDS } from '../../../../src/doveadm/commands/index.ts';
import { encodeInput, encodeLine, MAX_LINE_BYTES } from '../../../../src/doveadm/wire/tcp/command-line.ts';
import { splitFields } from './split-fields.ts';
import { COMMANDS_BY_NAME } from '../../../../src/doveadm/commands/index.ts';

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '--',
    '-A',
    '-u',
    '-Sx',
    '--all-users',
    '-F',
    'user',
    '\t',
    '\n',
    '\r\n',
    '\x01',
    '\x01t',
    '\x011',
    '\\',
    "'",
    '"',
    '\u{1f4e7}',
    'ü',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !text.includes('\0')),
  fc.array(fc.constantFrom('-', '-', '\t', '\n', '\r', '\x01', 'A', 't', 'n', ' '), { maxLength: 8 }).map((parts) => parts.join('')),
);

/** What getopt of Dovecot makes of fields: letters of these options take the next field whatever it is; operands may stand anywhere before `--`. */
function getopt(
  fields: readonly string[],
  takesValue: (letter: string) => boolean,
): { options: [string, string | null][]; operands: string[] } {
  const options: [string, string | null][] = [];
  const operands: string[] = [];
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? '';
    if (field === '--') return { options, operands: [...operands, ...fields.slice(index + 1)] };
    if (!field.startsWith('-') || field === '-') operands.push(field);
    else if (takesValue(field.slice(1))) options.push([field.slice(1), fields[++index] ?? null]);
    else options.push([field.slice(1), null]);
  }
  return { options, operands };
}

describe('a command line', () => {
  const withLine = COMMANDS.filter(({ line }) => line !== undefined);

  test.each(withLine.map((command): [string, AnyCommand] => [command.name, command]))(
    'of %s: no value becomes an option, another field or another line',
    (_, command) => {
      const { options = {}, operands = [], input, words } = command.line ?? {};
      const listed = typeof operands === 'function' ? operands('2.4') : operands;
      const named = listed.map((operand) => (typeof operand === 'string' ? operand : 'words' in operand ? operand.words : operand.of));
      const list = fc.array(odd, { minLength: 1, maxLength: 3 });
      const isList = (name: string): boolean =>
        listed.some((operand) => typeof operand !== 'string' && 'words' in operand && operand.words === name);
      const params = fc.record({
        ...(command.class === 'mail' ? { user: odd } : {}),
        ...Object.fromEntries([...Object.values(options), ...named].map((name) => [name, isList(name) ? list : fc.oneof(odd, list)])),
        ...(input === undefined ? {} : { [input]: fc.constant('Subject: x\n') }),
      });
      fc.assert(
        fc.property(params, (given: Record<string, unknown>) => {
          const line = encodeLine(command, 'someWire', given, '2.4');
          expect(line?.text.indexOf('\n')).toBe((line?.text.length ?? 0) - 1);
          const [flags, user, name, ...rest] = splitFields(Buffer.from(`${line?.text.slice(0, -1) ?? ''}\t`)).map(String);
          const opened = command.class === 'mail' ? given.user : '';
          expect([flags, user, name]).toEqual(['', utf8(opened ?? ''), words ?? 'some wire']);
          const parsed = getopt(rest, (letter) => letter in options);
          expect(parsed.options).toEqual(
            Object.entries(options).flatMap(([letter, param]) => [given[param]].flat().map((entry) => [letter, utf8(entry)])),
          );
          expect(parsed.operands).toEqual(
            listed.flatMap((operand, index) => {
              const values = [given[named[index] ?? '']].flat().map(utf8);
              if (typeof operand === 'string') return values;
              return 'words' in operand ? [values.join(' ')] : [operand.keyword, ...values];
            }),
          );
        }),
        { numRuns: 300 },
      );
    },
  );

  test('is not made for a value with a NUL, a value that is too long, or a parameter that the record does not name', () => {
    const list = COMMANDS_BY_NAME.get('mailboxList') as AnyCommand;
    const encode = (params: Record<string, unknown>) =>
      encodeLine(list, 'mailboxList', { user: 'u', mailboxMask: ['*'], ...params }, '2.3');
    expect(encode({})?.text).toBe('\tu\tmailbox list\t--\t*\n');
    expect(encode({ subscriptions: true })?.text).toBe('\tu\tmailbox list\t-s\t--\t*\n');
    expect(encode({ mailboxMask: ['a\0b'] })).toBe(null);
    expect(encode({ mailboxMask: ['x'.repeat(MAX_LINE_BYTES)] })).toBe(null);
    expect(encode({ mutf7: true })).toBe(null);
  });

  test('is not made when Dovecot could read its input as commands', () => {
    const save = COMMANDS_BY_NAME.get('messageSave') as AnyCommand;
    const goes = (file: string): boolean => encodeLine(save, 'save', { user: 'u', mailbox: 'INBOX', file }, '2.3') !== null;
    expect(['Subject: x\n', 'Subject:\tx\ty\tz\n', '\n', '', 'From me\n\tx', 'one line'].map(goes)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['\tu\tmailbox delete\t--\tINBOX\n', 'D\tu\tx\n', 'Dv\t', '\x01D\tu\tx', 'x\ty: z'].map(goes)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

test('the input after a line has a second dot where a line begins with one, and ends with a dot', () => {
  expect(encodeInput('.\r\n..\n.x\ry\n.')).toBe('..\r\n...\n..x\ry\n..\r\n.\r\n');
  expect(encodeInput('')).toBe('\r\n.\r\n');
});

function utf8(value: unknown): string {
  return Buffer.from(String(value)).toString('utf8');
}
