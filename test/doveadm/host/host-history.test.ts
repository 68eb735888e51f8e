import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostEvent } from '../../../src/doveadm/host/host-event.ts';
import { HostHistory, MAX_MINUTES } from '../../../src/doveadm/host/host-history.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const envelope = (result: 'answered' | 'timeout', durationMs: number): HostEvent => ({
  kind: 'envelope',
  wire: 'http',
  requestId: 'x',
  round: null,
  commands: 1,
  result,
  waitedMs: 5,
  durationMs,
});
const health = (state: 'UP' | 'DOWN' | 'PROBING', reason: string | null = null): HostEvent => ({
  kind: 'health',
  health: { state, since: new Date(), reason },
});

test('requests are counted by minute: answered, failed and refused', () => {
  const history = new HostHistory();
  for (const event of [envelope('answered', 10), envelope('answered', 30), envelope('timeout', 1000)]) history.add(event);
  history.add({ kind: 'turned-away', because: 'down' });
  vi.advanceTimersByTime(60_000);
  history.add({ kind: 'turned-away', because: 'full' });
  const first = { at: new Date('2026-01-01T00:00:00Z'), requestCount: 3, failedCount: 1, refusedCount: 1, averageMs: 20, slowestMs: 30 };
  const second = {
    at: new Date('2026-01-01T00:01:00Z'),
    requestCount: 0,
    failedCount: 0,
    refusedCount: 1,
    averageMs: null,
    slowestMs: null,
  };
  expect(history.minutes(60)).toEqual([first, second]);
  expect(history.minutes(1)).toEqual([second]);
});

test('only changes between up and down are kept, and the time is bounded', () => {
  const history = new HostHistory();
  for (const event of [health('UP'), health('DOWN', 'refused'), health('PROBING', 'refused'), health('DOWN', 'refused'), health('UP')]) {
    history.add(event);
  }
  expect(history.changes).toEqual([
    { at: new Date('2026-01-01T00:00:30Z'), state: 'DOWN', reason: 'refused' },
    { at: new Date('2026-01-01T00:00:30Z'), state: 'UP', reason: null },
  ]);
  for (let minute = 0; minute < MAX_MINUTES + 10; minute++) {
    history.add(envelope('answered', 1));
    vi.advanceTimersByTime(60_000);
  }
  expect(history.minutes(100_000).length).toBeLessThanOrEqual(MAX_MINUTES);
});
