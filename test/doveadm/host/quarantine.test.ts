import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quotaGet } from '../../../src/doveadm/commands/quota.ts';
import { sieveGet } from '../../../src/doveadm/commands/sieve.ts';
import { Quarantine } from '../../../src/doveadm/host/quarantine.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const args = { user: 'a' };

test('a command that crashed goes alone, and no other does', () => {
  const quarantine = new Quarantine();
  quarantine.quarantineCrash(quotaGet, args);
  expect(quarantine.envelopeLimit(quotaGet, { user: 'a' })).toBe(1);
  expect(quarantine.crashes(quotaGet, args)).toBe(true);
  expect(quarantine.envelopeLimit(quotaGet, { user: 'b' })).toBe(Infinity);
  expect(quarantine.envelopeLimit(sieveGet, args)).toBe(Infinity);
});

test('a slow command shares an envelope with a limited number of others, and does not count as crashed', () => {
  const quarantine = new Quarantine();
  quarantine.quarantineSlow(quotaGet, args, 8);
  expect(quarantine.envelopeLimit(quotaGet, args)).toBe(8);
  expect(quarantine.crashes(quotaGet, args)).toBe(false);
});

test('a command that crashed stays alone when it is also slow', () => {
  const quarantine = new Quarantine();
  quarantine.quarantineCrash(quotaGet, args);
  quarantine.quarantineSlow(quotaGet, args, 8);
  expect(quarantine.envelopeLimit(quotaGet, args)).toBe(1);
});

test('an answer releases a command, and so does a minute', () => {
  const quarantine = new Quarantine();
  quarantine.quarantineCrash(quotaGet, args);
  quarantine.release(quotaGet, args);
  expect(quarantine.crashes(quotaGet, args)).toBe(false);
  quarantine.quarantineCrash(quotaGet, args);
  vi.advanceTimersByTime(59_000);
  expect(quarantine.crashes(quotaGet, args)).toBe(true);
  vi.advanceTimersByTime(1_001);
  expect(quarantine.crashes(quotaGet, args)).toBe(false);
});

test('the oldest of more than a thousand are forgotten', () => {
  const quarantine = new Quarantine();
  for (let index = 0; index <= 1_000; index++) quarantine.quarantineCrash(quotaGet, { user: String(index) });
  expect(quarantine.crashes(quotaGet, { user: '0' })).toBe(false);
  expect(quarantine.crashes(quotaGet, { user: '1' })).toBe(true);
});
