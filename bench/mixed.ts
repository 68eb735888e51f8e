import { post, type Upstream } from './doveadm.ts';
import type { BenchGateway } from './gateway.ts';
import type { LineClient } from './lines.ts';
import { percentile } from './numbers.ts';
import { SMALL_QUESTIONS, type SmallQuestion } from './workloads.ts';
import { userAt } from './world.ts';

export interface MixedResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export const CLIENTS = 50;

/** 50 clients, each with `each` queries, one after the other. */
export async function runMixed(ask: (question: SmallQuestion, user: string) => Promise<unknown>, each: number): Promise<MixedResult> {
  const times: number[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let index = 0; index < each; index++) {
        const question = SMALL_QUESTIONS[(client + index) % SMALL_QUESTIONS.length];
        if (question === undefined) throw new Error('unreachable');
        const askedAt = performance.now();
        await ask(question, userAt(client * each + index));
        times.push(performance.now() - askedAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: times.length / seconds, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
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

/** The command lines of one query together, on as many connections as there are clients. */
export function asLines(clients: readonly LineClient[]): (question: SmallQuestion, user: string) => Promise<unknown> {
  const slots = createSlots(clients.length);
  const idle = [...clients];
  return ({ lines }, user) =>
    slots(async () => {
      const client = idle.pop();
      if (client === undefined) throw new Error('unreachable');
      await client.run(lines(user));
      idle.push(client);
    });
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
