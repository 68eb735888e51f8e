import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { writeUnderFaults } from './writes.ts';

describe.each(['2.3', '2.4'] as const)('writes while the network breaks (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
  });
  afterAll(() => dovecot.stop());

  test('are reported truthfully and never executed twice', async () => {
    const figures = await writeUnderFaults(dovecot, { faults: 60, seed: 1 });
    expect(figures.wrong).toEqual([]);
    expect(figures.disputed).toEqual([]);
    expect(figures.outcomes.APPLIED).toBeGreaterThan(0);
    expect(figures.foundByReading).toBeGreaterThan(0);
  });
});
