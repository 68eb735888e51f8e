import { describe, expect, test } from 'vitest';
import { batchesOf } from '../../../src/doveadm/host/line-batches.ts';

const linesOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const sizesOf = (count: number, connections: number): number[] => batchesOf(linesOf(count), connections).map(({ length }) => length);

describe('the batches of a read', () => {
  test.each([
    [0, []],
    [1, [1]],
    [8, [8]],
    [9, [8, 1]],
    [16, [8, 8]],
  ])('%i lines have a connection for every eight', (count, sizes) => {
    expect(sizesOf(count, 4)).toEqual(sizes);
  });

  test('become smaller towards the end, from a full batch to the least that is worth a connection', () => {
    expect(sizesOf(400, 4)).toEqual([32, 32, 32, 32, 32, 30, 27, 23, 20, 18, 16, 14, 12, 10, 9, 8, 8, 8, 8, 8, 8, 8, 5]);
  });

  test('become smaller for a single connection as well', () => {
    expect(sizesOf(100, 1)).toEqual([32, 32, 18, 9, 8, 1]);
  });

  test.each([1, 7, 8, 31, 32, 33, 65, 100, 1000])('hold each of %i lines once, in order', (count) => {
    for (const connections of [1, 2, 4, 16]) expect(batchesOf(linesOf(count), connections).flat()).toEqual(linesOf(count));
  });
});
