import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeField, unescapeField } from '../../../../src/doveadm/wire/tcp/escape.ts';
import { splitFields } from './split-fields.ts';
import { PacketReader } from '../../../../src/doveadm/wire/tcp/packets.ts';

const packet = (channel: number, payload: Buffer): Buffer => {
  const header = Buffer.alloc(5);
  header.writeUInt8(channel, 0);
  header.writeUInt32BE(payload.length, 1);
  return Buffer.concat([header, payload]);
};

test('a field survives escaping, whatever it contains', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('\0', '\x01', '\t', '\r', '\n', '0', 't', 'ü') })), (fields) => {
      const line = fields.map((field) => `${escapeField(field)}\t`).join('');
      expect(line).not.toMatch(/[\0\r\n]/);
      expect(splitFields(Buffer.from(line)).map(String)).toEqual(fields);
    }),
  );
  expect(unescapeField(Buffer.from('a\x01')).toString()).toBe('a');
  expect(() => splitFields(Buffer.from('a\tb'))).toThrow('the last field has no end');
});

test('packets are parsed wherever the network has cut them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.uint8Array({ maxLength: 12 }))), fc.array(fc.nat(20)), (packets, cuts) => {
      const stream = Buffer.concat(packets.map(([isLog, bytes]) => packet(isLog ? 0x4c : 0, Buffer.from(bytes))));
      const data: Buffer[] = [];
      const log: Buffer[] = [];
      const reader = new PacketReader({ data: (bytes) => data.push(Buffer.from(bytes)), log: (line) => log.push(line) });
      let at = 0;
      for (const cut of [...cuts, stream.length]) {
        reader.push(stream.subarray(at, at + cut));
        at += cut;
      }
      const of = (wanted: boolean): Buffer =>
        Buffer.concat(packets.filter(([isLog]) => isLog === wanted).map(([, bytes]) => Buffer.from(bytes)));
      expect(Buffer.concat(data)).toEqual(of(false));
      const lines = of(true).toString('latin1').split('\n').slice(0, -1);
      expect(log.map((line) => line.toString('latin1'))).toEqual(lines);
    }),
  );
});

test('an invalid packet is an error', () => {
  const reader = new PacketReader({ data: () => undefined, log: () => undefined });
  expect(() => reader.push(Buffer.from('HTTP/1.1 400'))).toThrow(TypeError);
  expect(() => new PacketReader({ data: () => undefined, log: () => undefined }).push(packet(0, Buffer.alloc(0)).fill(0xff, 1))).toThrow(
    TypeError,
  );
});
