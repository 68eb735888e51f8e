import { afterEach, describe, expect, test, vi } from 'vitest';
import { Turns, type Turn } from '../../src/limits/turns.ts';

const PIECE_MS = 5;

/** Holds the event loop. */
function work(): void {
  const end = performance.now() + PIECE_MS;
  while (performance.now() < end);
}

/** Does piece after piece until stopped. @returns stops, and says how many pieces were done */
function keepWorking(turn: Turn): () => number {
  let pieces = 0;
  let stopped = false;
  const next = async (): Promise<void> => {
    while (!stopped) {
      await turn.run(() => {
        if (!stopped) work();
      });
      pieces++;
    }
  };
  void next();
  return () => {
    stopped = true;
    return pieces;
  };
}

/** How long a principal's short piece waits, in the median of twenty. */
async function waitOf(turn: Turn): Promise<number> {
  const waits: number[] = [];
  for (let index = 0; index < 20; index++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const startedAt = performance.now();
    await turn.run(() => undefined);
    waits.push(performance.now() - startedAt);
  }
  return waits.sort((a, b) => a - b)[10] ?? Infinity;
}

describe('turns of the event loop', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('come immediately to a principal that is alone', async () => {
    const turn = new Turns(50).of('alice');
    expect(turn.run(() => 'done')).toBe('done');
    for (let index = 0; index < 100; index++) expect(await turn.run(() => index)).toBe(index);
  });

  test('come to another principal in between, however much one has to do', async () => {
    const turns = new Turns(50);
    const stops = Array.from({ length: 50 }, () => keepWorking(turns.of('mallory')));
    const wait = await waitOf(turns.of('alice'));
    for (const stop of stops) stop();
    // Fifty pieces wait; one after the other they would take a quarter of a second.
    expect(wait).toBeLessThan((PIECE_MS * stops.length) / 2);
  });

  test('leave the loop idle for a part of the time while others are active, and for none otherwise', async () => {
    const used = async (share: number, others: boolean): Promise<number> => {
      const turns = new Turns(share);
      const stop = keepWorking(turns.of('mallory'));
      const alice = turns.of('alice');
      const startedAt = performance.now();
      while (performance.now() - startedAt < 600) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        if (others) await alice.run(() => undefined);
      }
      return (stop() * PIECE_MS) / (performance.now() - startedAt);
    };
    const alone = await used(25, false);
    const beside = await used(25, true);
    expect(beside).toBeLessThan(alone * 0.75);
  });

  test('give more of the time to work in short pieces, which others feel less', async () => {
    // A clock of the test's own: only work and waiting take time.
    let now = 0;
    vi.stubGlobal('performance', { now: () => now });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const used = { mallory: 0, alice: 0 };
    const turns = new Turns(30);
    const keepUsing = async (name: keyof typeof used, ms: number): Promise<void> => {
      const turn = turns.of(name);
      while (now < 10_000) {
        await turn.run(() => {
          now += ms;
          used[name] += ms;
        });
      }
    };
    void keepUsing('mallory', 5);
    void keepUsing('alice', 0.2);
    while (now < 10_000) {
      const before = now;
      await new Promise((resolve) => setImmediate(resolve));
      if (now > before) continue;
      now++;
      vi.advanceTimersByTime(1);
    }
    expect(used.mallory / now).toBeCloseTo(0.1, 1);
    expect(used.alice / now).toBeCloseTo(0.3, 1);
  });

  test('pass on what the work returns or throws', async () => {
    const turn = new Turns(50).of('alice');
    await expect(Promise.resolve(turn.run(() => Promise.resolve(1)))).resolves.toBe(1);
    expect(() =>
      turn.run(() => {
        throw new Error('fault');
      }),
    ).toThrow('fault');
  });
});
