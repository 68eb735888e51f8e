import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from '../e2e/gateway.ts';
import { FaultProxy } from './fault-proxy.ts';
import { median } from './random.ts';

export interface StallFigures {
  readonly medianBeforeMs: number;
  readonly medianDuringMs: number;
  readonly ratio: number;
  /** Requests to the stalled host while it stalled, and those that were refused at once instead of waiting. */
  readonly asked: number;
  readonly refusedAtOnce: number;
  /** What `Host.status` says of the stalled host at the end. */
  readonly stalledState: string;
}

/** Two hosts, of which one stops answering: what that does to requests to the other. */
export async function stallOneOfTwo(dovecot: PrivateDovecot, { seconds }: { seconds: number }): Promise<StallFigures> {
  const { name } = await dovecot.createUser();
  const proxy = await FaultProxy.start(dovecot);
  const gateway = await new TestGateway({ good: dovecot, stalling: proxy }, { LOG_LEVEL: 'silent' }).start();
  const question = (host: string): string => `{ user(name: "${name}", host: "${host}") { mailbox(name: "INBOX") { messageCount } } }`;
  const time = async (host: string): Promise<number> => {
    const startedAt = performance.now();
    await gateway.ask(question(host));
    return performance.now() - startedAt;
  };
  const during = async (times: number[]): Promise<void> => {
    const endsAt = performance.now() + (seconds * 1000) / 2;
    const client = async (): Promise<void> => {
      while (performance.now() < endsAt) times.push(await time('good'));
    };
    await Promise.all(Array.from({ length: 4 }, client));
  };
  let over = false;
  const others: number[] = [];
  const waiting: Promise<void>[] = [];
  /** As many clients that ask the stalled host, whether it answers or not. */
  const startOthers = (): void => {
    const client = async (): Promise<void> => {
      while (!over) {
        others.push(await time('stalling'));
        await sleep(100);
      }
    };
    for (let count = 0; count < 4; count++) waiting.push(client());
  };
  try {
    await gateway.data(question('good'));
    await gateway.data(question('stalling'));
    const healthy: number[] = [];
    const stalled: number[] = [];
    await during(healthy);
    proxy.choose = () => 'stall-answer';
    startOthers();
    await during(stalled);
    await during(stalled);
    const status = await gateway.data<{ host: { status: { state: string } } }>('{ host(name: "stalling") { status { state } } }');
    proxy.choose = () => null;
    over = true;
    proxy.dropAll();
    await Promise.all(waiting);
    await during(healthy);
    return {
      medianBeforeMs: median(healthy),
      medianDuringMs: median(stalled),
      ratio: median(stalled) / median(healthy),
      asked: others.length,
      refusedAtOnce: others.filter((ms) => ms < 1_000).length,
      stalledState: status.host.status.state,
    };
  } finally {
    over = true;
    await proxy.stop();
    await Promise.all(waiting);
    await gateway.close();
  }
}
