import { describe, expect, test } from 'vitest';
import { AnswerMemory } from '../../src/limits/answer-memory.ts';

const MIB = 1024 * 1024;

describe('the memory for answers', () => {
  test('is shared: what one request holds another cannot have, and has when the first one was answered', () => {
    const memory = new AnswerMemory(10 * MIB);
    const [first, second] = [memory.share(), memory.share()];
    first.take(8 * MIB);
    expect(() => {
      second.take(3 * MIB);
    }).toThrow(expect.objectContaining({ code: 'OVERLOADED', retryable: true, subject: { retryAfterSeconds: 1 } }));
    second.giveBack(3 * MIB);
    first.release();
    second.take(10 * MIB);
  });

  test('is enough for answers of ordinary size, whatever others hold', () => {
    const memory = new AnswerMemory(10 * MIB);
    memory.share().take(10 * MIB);
    memory.share().take(MIB);
  });

  test('is less than what one request may want: to ask again would not help', () => {
    const share = new AnswerMemory(10 * MIB).share();
    share.take(10 * MIB);
    expect(() => {
      share.take(1);
    }).toThrow(expect.objectContaining({ code: 'PAYLOAD_TOO_LARGE', retryable: false }));
  });

  test('is not used up by answers that come when nobody waits any more', () => {
    const memory = new AnswerMemory(10 * MIB);
    for (let time = 0; time < 5; time++) {
      const gone = memory.share();
      gone.take(5 * MIB);
      gone.release();
      gone.take(5 * MIB);
      gone.giveBack(5 * MIB);
    }
    memory.share().take(10 * MIB);
  });
});
