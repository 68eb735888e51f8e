import { describe, expect, test } from 'vitest';
import { Shares } from '../../src/limits/shares.ts';

const MIB = 1024 * 1024;
const create = (percent = 50) => new Shares({ requests: 10, streams: 4, queuePlaces: 100 }, percent);
const overloaded = expect.objectContaining({ code: 'OVERLOADED', retryable: true, subject: { retryAfterSeconds: 1 } }) as Error;

describe('one principal', () => {
  test('holds at most its share of requests, and another one has the rest', () => {
    const { requests } = create();
    const leases = Array.from({ length: 5 }, () => requests.lease('mallory'));
    for (const lease of leases) lease.take(1);
    const refused = requests.lease('mallory');
    expect(() => {
      refused.take(1);
    }).toThrow(overloaded);
    refused.release();
    for (let count = 0; count < 5; count++) requests.lease('alice').take(1);
    leases[0]?.release();
    requests.lease('mallory').take(1);
  });

  test('appears with the amount that it holds and the number of refusals', () => {
    const { streams } = create();
    for (let count = 0; count < 2; count++) streams.lease('mallory').take(1);
    const refused = streams.lease('mallory');
    expect(() => {
      refused.take(1);
    }).toThrow(overloaded);
    refused.release();
    streams.lease('alice').take(1);
    expect(streams.holders()).toEqual([
      { principal: 'mallory', held: 2, refused: 1 },
      { principal: 'alice', held: 1, refused: 0 },
    ]);
  });

  test('has everything when the share is 100 percent, and always at least two of each', () => {
    const all = create(100).requests;
    for (let count = 0; count < 10; count++) all.lease('app').take(1);
    const few = create(1).requests;
    for (let count = 0; count < 2; count++) few.lease('app').take(1);
    expect(() => {
      few.lease('app').take(1);
    }).toThrow(overloaded);
    expect(create().queuePlaces).toBe(50);
  });
});

describe('memory', () => {
  test('is shared: what one principal holds is not available to another until it is released', () => {
    const { inputBytes } = create();
    const [first, second, third] = [inputBytes.lease('a'), inputBytes.lease('b'), inputBytes.lease('c')];
    first.take(64 * MIB);
    second.take(64 * MIB);
    expect(() => {
      third.take(3 * MIB);
    }).toThrow(overloaded);
    third.giveBack(3 * MIB);
    first.release();
    third.take(64 * MIB);
  });

  test('is enough for answers of ordinary size, whatever others hold', () => {
    const { answerBytes } = create();
    for (const principal of ['a', 'b']) answerBytes.lease(principal).take(64 * MIB);
    answerBytes.lease('c').take(MIB);
  });

  test('can be too small for one request: the error is then not retryable', () => {
    const lease = create().inputBytes.lease('a');
    lease.take(64 * MIB);
    expect(() => {
      lease.take(1);
    }).toThrow(expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE', retryable: false }));
  });

  test('is not used up by answers that arrive when nobody waits any more', () => {
    const { inputBytes } = create();
    for (let time = 0; time < 5; time++) {
      const gone = inputBytes.lease('a');
      gone.take(50 * MIB);
      gone.release();
      gone.take(50 * MIB);
      gone.giveBack(50 * MIB);
    }
    expect(inputBytes.held).toBe(0);
    inputBytes.lease('a').take(64 * MIB);
  });
});
