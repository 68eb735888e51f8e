import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Liveness } from '../../../src/doveadm/host/liveness.ts';

describe('a watch of a silent host', () => {
  let probes: number[];
  let liveness: Liveness;

  beforeEach(() => {
    vi.useFakeTimers();
    probes = [];
    const probe = (): Promise<void> => {
      probes.push(performance.now());
      return Promise.resolve();
    };
    liveness = new Liveness(
      probe,
      () => undefined,
      () => undefined,
    );
  });
  afterEach(() => {
    liveness.close();
    vi.useRealTimers();
  });

  it('probes it five seconds after a request that is still in flight', async () => {
    const startedAt = performance.now();
    liveness.watchSilence();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(probes).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(probes.map((at) => Math.round(at - startedAt))).toEqual([5_000]);
  });

  it('does not probe it for requests that have ended, or when it has answered since', async () => {
    const end = liveness.watchSilence();
    await vi.advanceTimersByTimeAsync(1_000);
    liveness.watchSilence();
    await vi.advanceTimersByTimeAsync(1_000);
    end();
    liveness.heard();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(probes).toEqual([]);
  });

  it('watches a later request as long as the first one', async () => {
    const startedAt = performance.now();
    const end = liveness.watchSilence();
    await vi.advanceTimersByTimeAsync(3_000);
    liveness.watchSilence();
    end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(probes.map((at) => Math.round(at - startedAt))).toEqual([8_000]);
  });
});
