import { describe, expect, test, vi } from 'vitest';
import { Budget } from '../../src/limits/budget.ts';
import { createRateLimiter } from '../../src/limits/rate-limit.ts';

const fault = vi.fn();
const memory = (perMinute: number | null) => createRateLimiter({ perMinute, redisUrl: null, onFault: fault });

describe('a budget', () => {
  test('is spent up to its limit, and a command beyond the limit is not counted', async () => {
    const budget = new Budget(10, 'alice', await memory(null));
    await budget.spend(7);
    await expect(budget.spend(4)).rejects.toMatchObject({ code: 'COST_LIMIT', mayHaveRun: false });
    await budget.spend(3);
    expect(budget.commands).toBe(10);
  });

  test('uses what its principal has left for the minute', async () => {
    const rate = await memory(10);
    await new Budget(100, 'alice', rate).spend(8);
    await expect(new Budget(100, 'alice', rate).spend(3)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryable: true,
      mayHaveRun: false,
      subject: { retryAfterSeconds: expect.toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60) },
    });
    await new Budget(100, 'bob', rate).spend(10);
  });
});

describe('the rate limit', () => {
  test('does not count what costs nothing', async () => {
    const rate = await memory(1);
    for (let i = 0; i < 5; i++) await rate.consume('alice', 0);
    await rate.consume('alice', 1);
    await expect(rate.consume('alice', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('counts alone when Redis does not answer, and reports it', async () => {
    const rate = await createRateLimiter({ perMinute: 2, redisUrl: 'redis://127.0.0.1:1', onFault: fault });
    try {
      await rate.consume('alice', 2);
      await expect(rate.consume('alice', 1)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
      await expect.poll(() => fault.mock.calls.length).toBeGreaterThan(0);
    } finally {
      await rate.close();
    }
  });
});
