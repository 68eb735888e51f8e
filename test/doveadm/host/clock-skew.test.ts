import { describe, expect, test } from 'vitest';
import { clockSkew } from '../../../src/doveadm/host/clock-skew.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

/** A sample taken this many milliseconds after NOW, of a server whose clock is ahead by `skewMs`. */
function sample(afterMs: number, skewMs: number, durationMs = 20) {
  const sentAt = NOW + afterMs;
  const date = new Date(sentAt + durationMs / 2 + skewMs).toUTCString();
  return { sentAt, answeredAt: sentAt + durationMs, date };
}

const often = (skewMs: number) => [0, 240, 480, 720, 960].map((ms) => sample(ms, skewMs));

describe('the clock of a server', () => {
  test.each([0, 3_600_000, -42_300, 650, -90])('is %i ms off: five answers within a second show it to a fifth of a second', (skewMs) => {
    const { seconds = NaN, uncertaintySeconds = NaN, atLeastSeconds = NaN } = clockSkew(often(skewMs)) ?? {};
    expect(Math.abs(seconds - skewMs / 1000)).toBeLessThanOrEqual(uncertaintySeconds + 0.1);
    expect(uncertaintySeconds).toBeLessThanOrEqual(0.2);
    expect(atLeastSeconds).toBeLessThanOrEqual(Math.abs(skewMs) / 1000 + 0.1);
  });

  test('that agrees is not reported as different because of fractions that a header omits', () => {
    for (let ms = 0; ms < 1000; ms += 50) expect(clockSkew([sample(ms, 0)])).toMatchObject({ atLeastSeconds: 0 });
  });

  test('that is uncertain because of a slow answer is not reported as different', () => {
    expect(clockSkew([sample(0, 4_000, 10_000)])).toMatchObject({ atLeastSeconds: 0, uncertaintySeconds: 5.5 });
  });

  test('that was set in between counts with its new time', () => {
    expect(clockSkew([sample(0, 0), sample(200, 60_000)])?.atLeastSeconds).toBeGreaterThan(58);
  });

  test.each([null, '', 'yesterday'])('is unknown when the answers have the date %j', (date) => {
    expect(clockSkew([{ sentAt: NOW, answeredAt: NOW + 5, date }])).toBeNull();
  });
});
