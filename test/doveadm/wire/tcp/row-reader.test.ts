import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeField } from '../../../../src/doveadm/wire/tcp/escape.ts';
import { RowReader } from '../../../../src/doveadm/wire/tcp/row-reader.ts';

const value = fc.string({ unit: fc.constantFrom('\0', '\x01', '\t', '\r', '\n', '0', 't', 'ü', '😀') });

test('rows are decoded wherever the network has cut them', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ uid: value, flags: value })), fc.array(fc.nat(12)), (rows, cuts) => {
      const bytes = Buffer.from(rows.map(({ uid, flags }) => `${escapeField(uid)}\t${escapeField(flags)}\t`).join(''));
      const reader = new RowReader(['uid', 'flags']);
      let at = 0;
      for (const cut of [...cuts, bytes.length]) {
        reader.push(bytes.subarray(at, at + cut));
        at += cut;
      }
      reader.finish();
      expect(reader.rows).toEqual(rows);
    }),
  );
});

test('bytes that are not UTF-8 end with their field', () => {
  const reader = new RowReader(['subject']);
  reader.push(Buffer.from([0xc3, 0x09, 0xbc, 0x09]));
  expect(reader.rows).toEqual([{ subject: '\ufffd' }, { subject: '\ufffd' }]);
});

test('an answer with other columns is an error', () => {
  const read = (columns: readonly string[], text: string): void => {
    const reader = new RowReader(columns);
    reader.push(Buffer.from(text));
    reader.finish();
  };
  expect(() => read(['uid', 'flags'], '1\t')).toThrow('an answer has other columns');
  expect(() => read(['uid'], '1\t2')).toThrow('an answer has other columns');
  expect(() => read([], '1\t')).toThrow('an answer has other columns');
  expect(() => read([], '')).not.toThrow();
});
