import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { askUnderFaults } from './reads.ts';

describe.each(['2.3', '2.4'] as const)('reads while the network breaks and processes die (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
  });
  afterAll(() => dovecot.stop());

  test('are answered correctly or fail with a retryable code', async () => {
    const figures = await askUnderFaults(dovecot, { faults: 30, seed: 1 });
    expect(figures.wrong).toEqual([]);
    expect(figures.right).toBeGreaterThan(0);
    expect(figures.slowestMs).toBeLessThan(20_000);
    expect(figures.extraPerFault).toBeLessThan(5);
  });
});
