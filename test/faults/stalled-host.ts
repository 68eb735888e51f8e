import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { FaultProxy } from './fault-proxy.ts';
import { median } from './random.ts';

export interface StallFigures {
  /** Medians of requests to the good host: while nobody asks the other one, */
  readonly aloneMs: number;
  /** while the other one is asked and answers, */
  readonly healthyMs: number;
  /** and while it is asked and does not answer. */
  readonly stalledMs: number;
  /** How much slower than while both answer. */
  readonly ratio: number;
  /** How many requests to the good host a median is made of. */
  readonly samples: number;
  /** Requests to the stalled host, and those that were refused immediately instead of waiting. */
  readonly asked: number;
  readonly refusedAtOnce: number;
  /** What `Host.status` says of the stalled host at the end. */
  readonly stalledState: string;
}

const CLIENTS = 3;
/** Fewer requests than two cores can take: where they queue for the machine, every further request slows the others, for any host. */
const EVERY_MS = 100;

/** Two hosts, of which one stops answering: what that does to requests to the other. The three states take turns, for the machine changes. */
export async function stallOneOfTwo(
  dovecot: PrivateDovecot,
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<StallFigures> {
  const { name } = await dovecot.createUser();
  const proxy = await FaultProxy.start(dovecot);
  const gateway = await new TestGateway({ good: dovecot, stalling: proxy }, { LOG_LEVEL: 'silent' }).start();
  const question = (host: string): string => `{ user(name: "${name}", host: "${host}") { mailbox(name: "INBOX") { messageCount } } }`;
  /** Sends requests at an even pace until stopped, whatever comes back. */
  const clients = (host: string, times: number[]): (() => Promise<void>) => {
    let over = false;
    const client = async (number: number): Promise<void> => {
      await sleep((number * EVERY_MS) / CLIENTS);
      while (!over) {
        const startedAt = performance.now();
        await gateway.ask(question(host));
        const tookMs = performance.now() - startedAt;
        times.push(tookMs);
        await sleep(Math.max(0, EVERY_MS - tookMs));
      }
    };
    const running = Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
    return async () => {
      over = true;
      await running;
    };
  };
  const during = async (times: number[]): Promise<void> => {
    const end = clients('good', times);
    await sleep(seconds * 1_000);
    await end();
  };
  const stateOfOther = async (): Promise<string> => {
    const { host } = await gateway.data<{ host: { status: { state: string } } }>('{ host(name: "stalling") { status { state } } }');
    return host.status.state;
  };
  const alone: number[] = [];
  const healthy: number[] = [];
  const stalled: number[] = [];
  const others: number[] = [];
  let stalledState = '';
  try {
    await gateway.data(question('good'));
    await gateway.data(question('stalling'));
    for (let round = 0; round < rounds; round++) {
      await during(alone);
      const endHealthy = clients('stalling', []);
      await during(healthy);
      await endHealthy();
      proxy.choose = () => 'stall-answer';
      const endStalled = clients('stalling', others);
      await during(stalled);
      stalledState = await stateOfOther();
      proxy.choose = () => null;
      proxy.dropAll();
      await endStalled();
      while ((await stateOfOther()) !== 'UP') await sleep(100);
    }
    return {
      aloneMs: median(alone),
      healthyMs: median(healthy),
      stalledMs: median(stalled),
      ratio: median(stalled) / median(healthy),
      samples: Math.min(alone.length, healthy.length, stalled.length),
      asked: others.length,
      refusedAtOnce: others.filter((ms) => ms < 1_000).length,
      stalledState,
    };
  } finally {
    await gateway.close();
    await proxy.stop();
  }
}
