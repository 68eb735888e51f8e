import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { surviveOutage } from './outage.ts';
import { endUnderLoad } from './shutdown.ts';
import { stallOneOfTwo } from './stalled-host.ts';

describe.each(['2.3', '2.4'] as const)('a gateway in trouble (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
  });
  afterAll(() => dovecot.stop());

  test('serves again within two seconds when Dovecot is back', async () => {
    const figures = await surviveOutage(dovecot, { outageMs: 3_000 });
    expect(figures.backAfterMs).toBeLessThan(2_000);
    expect(figures.lateErrors).toEqual([]);
    expect(figures.statuses).toEqual([503]);
  });

  test('cuts off no request when it is ended', async () => {
    const figures = await endUnderLoad(dovecot);
    expect(figures).toMatchObject({ cutOff: [], exitCode: 0, withoutOutcome: 0 });
    expect(figures.answered).toBeGreaterThan(10);
    expect(figures.exitAfterMs).toBeLessThan(10_000);
  });

  test('is not slowed by a stalled host for any other host', async () => {
    const figures = await stallOneOfTwo(dovecot, { seconds: 3, rounds: 2 });
    expect(figures.ratio).toBeLessThan(1.5);
  });
});
