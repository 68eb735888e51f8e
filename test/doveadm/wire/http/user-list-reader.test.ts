import { describe, expect, test } from 'vitest';
import { UserListReader } from '../../../../src/doveadm/wire/http/user-list-reader.ts';

const answer = (rows: unknown): string => JSON.stringify([['doveadmResponse', rows, 'r.1.0']]);

/** Reads an answer in pieces of this many bytes. */
function read(text: string, size: number): { readonly names: readonly string[]; readonly reader: UserListReader } {
  const reader = new UserListReader();
  const bytes = Buffer.from(text);
  const names: string[] = [];
  for (let start = 0; start < bytes.length; start += size) names.push(...reader.push(bytes.subarray(start, start + size)));
  return { names, reader };
}

describe('a list of users', () => {
  const users = ['samik', 'a,b]"c\\d@example.com', 'jürgen@example.com', '', 'z@example.com'];

  test.each([1, 2, 3, 7, 10_000])('is read in pieces of %i bytes', (size) => {
    const { names, reader } = read(answer({ userList: users }), size);
    expect(names).toEqual(users);
    expect(reader.end()).toEqual({ rows: [] });
  });

  test.each([1, 10_000])('can be empty, in pieces of %i bytes', (size) => {
    const { names, reader } = read(answer({ userList: [] }), size);
    expect(names).toEqual([]);
    expect(reader.end()).toEqual({ rows: [] });
  });

  test('that breaks off is an error', () => {
    const text = answer({ userList: users });
    for (const length of [20, 45, text.length - 1])
      expect(() => read(text.slice(0, length), 5).reader.end()).toThrow('before it was complete');
  });

  test('can be another answer: one user, or an error', () => {
    expect(read(answer({ samik: { home: '/' } }), 4).reader.end()).toEqual({ rows: [{ samik: { home: '/' } }] });
    const error = read(JSON.stringify([['error', { type: 'exitCode', exitCode: 65 }, 'r.1.0']]), 4).reader.end();
    expect(error).toMatchObject({ error: { exitCode: 65 } });
  });

  test('holds no more than a part of a name while it is read', () => {
    const reader = new UserListReader();
    reader.push(Buffer.from('[["doveadmResponse",{"userList":['));
    let count = 0;
    const piece = Buffer.from(Array.from({ length: 1000 }, (_, index) => `"user${String(index)}@example.com",`).join(''));
    const before = process.memoryUsage().heapUsed;
    for (let round = 0; round < 500; round++) count += reader.push(piece).length;
    expect(count).toBe(500_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });
});
