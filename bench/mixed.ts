import { post, type Upstream } from './doveadm.ts';
import type { BenchGateway } from './gateway.ts';
import type { LinePool } from './lines.ts';
import { percentile } from './numbers.ts';
import { SMALL_QUESTIONS, type SmallQuestion } from './workloads.ts';
import { userAt } from './world.ts';

export interface MixedResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export const CLIENTS = 50;

/** After a pause, a program takes this long to reach its speed. */
const RAMP_MS = 1_000;

/** 50 clients for some time, each with one query after the other. */
export async function runMixed(ask: (question: SmallQuestion, user: string) => Promise<unknown>, ms: number): Promise<MixedResult> {
  const times: number[] = [];
  const startsAt = performance.now() + RAMP_MS;
  const endsAt = startsAt + ms;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let index = 0; performance.now() < endsAt; index++) {
        const question = SMALL_QUESTIONS[(client + index) % SMALL_QUESTIONS.length];
        if (question === undefined) throw new Error('unreachable');
        const askedAt = performance.now();
        await ask(question, userAt(client * 20 + index));
        const answeredAt = performance.now();
        if (answeredAt >= startsAt && answeredAt < endsAt) times.push(answeredAt - askedAt);
      }
    }),
  );
  return { perSecond: times.length / (ms / 1000), p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}

export const throughGateway =
  (gateway: BenchGateway) =>
  ({ query }: SmallQuestion, user: string): Promise<unknown> =>
    gateway.ask(query, { user });

/** One command per request, at most `width` requests in parallel. */
export function asScript(upstream: Upstream, width = 16): (question: SmallQuestion, user: string) => Promise<unknown> {
  const slots = createSlots(width);
  return async ({ commands }, user) => {
    for (const command of commands(user)) await slots(() => post(upstream, [command]));
  };
}

/** One envelope per query, at most `width` in parallel. */
export function asEnvelopes(upstream: Upstream, width: number): (question: SmallQuestion, user: string) => Promise<unknown> {
  const slots = createSlots(width);
  return ({ commands }, user) => slots(() => post(upstream, commands(user)));
}

/** The command lines of one query together. */
export function asLines(pool: LinePool): (question: SmallQuestion, user: string) => Promise<unknown> {
  return ({ lines }, user) => pool.run(lines(user));
}

function createSlots(width: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
