import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Redis } from '../dovecot/redis.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { TestGateway, withRole } from '../e2e/gateway.ts';

const LIMIT = 10;

describe('two replicas with one Redis', () => {
  let redis: Redis;
  let replicas: TestGateway[] = [];
  beforeAll(async () => {
    redis = await Redis.launch();
    const settings = { RATE_LIMIT: String(LIMIT), REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    replicas = await Promise.all([1, 2].map(() => new TestGateway(sharedDovecot('2.4'), settings).start()));
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await redis.stop();
  });

  /** How many of so many questions each replica answers, in turn. */
  const answered = async (role: string, times: number): Promise<number[]> => {
    const counts = replicas.map(() => 0);
    for (let i = 0; i < times; i++) {
      for (const [index, replica] of replicas.entries()) {
        const { status, errors } = await replica.ask('{ viewer { name } }', { as: withRole(role, 'example.com') });
        if (status === 200) counts[index] = (counts[index] ?? 0) + 1;
        else expect({ status, code: errors[0]?.extensions.code }).toEqual({ status: 429, code: 'RATE_LIMITED' });
      }
    }
    return counts;
  };
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

  /** A replica that has not reached Redis counts alone for some seconds. */
  const untilShared = (): Promise<void> =>
    expect.poll(async () => sum(await answered(`role-${String(Date.now())}`, LIMIT)), { timeout: 60_000, interval: 1_000 }).toBe(LIMIT);

  test('share the count of a principal, and count other principals separately', async () => {
    await untilShared();
    expect(await answered('helpdesk', LIMIT)).toEqual([LIMIT / 2, LIMIT / 2]);
    expect(sum(await answered('helpdesk', LIMIT))).toBe(0);
    expect(await answered('auditor', LIMIT)).toEqual([LIMIT / 2, LIMIT / 2]);
  });

  test('count alone while Redis is down, and never without a limit', async () => {
    await redis.stop();
    expect(await answered('domain-admin', LIMIT + 5)).toEqual([LIMIT, LIMIT]);
    await redis.start();
  });

  test('share it again when Redis is back', async () => {
    await untilShared();
  });

  test('wait for a Redis that hangs once and not with every command', async () => {
    redis.freeze();
    const begin = performance.now();
    expect(await answered('self', LIMIT)).toEqual([LIMIT, LIMIT]);
    expect(performance.now() - begin).toBeLessThan(4_000);
  });
});
