import { inParallel, post, postEach, type Upstream } from './doveadm.ts';
import { BenchClient, BenchGateway } from './gateway.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { BenchProcess } from './process.ts';
import { DASHBOARD_QUERY, PAGE_QUERY, SMALL_QUESTIONS, WORKLOADS } from './workloads.ts';
import { userAt } from './world.ts';

const SMALL_CLIENTS = 16;

interface Sample {
  readonly perSecond: number;
  /** CPU milliseconds of the process under test for each request. */
  readonly cpuMs: number;
}

/** Measures the gateway's own cost with a stub that answers immediately, and compares it with bare Yoga. Returns a report. */
export async function measureOwnCost(rounds: number, wanted: (name: string) => boolean, execArgv: string[] = []): Promise<string> {
  const stub = await BenchProcess.start(new URL('stub.ts', import.meta.url), []);
  const yoga = await BenchProcess.start(new URL('bare-yoga.ts', import.meta.url), []);
  const upstream: Upstream = { url: stub.url, apiKey: 'stub' };
  const gateway = await BenchGateway.start(upstream, {}, execArgv);
  const tcp = { DOVEADM_TCP_URL: `doveadm://${new URL(stub.url).host}`, DOVEADM_PASSWORD: 'stub' };
  const overTcp = await BenchGateway.start(upstream, tcp, execArgv);
  const bare = new BenchClient(yoga.url);
  try {
    const small = SMALL_QUESTIONS[1];
    const [dashboard, lookUps] = WORKLOADS;
    if (small === undefined || dashboard === undefined || lookUps === undefined) throw new Error('unreachable');
    const askSmall = (ask: BenchClient['ask'], times: number): Promise<void> =>
      inParallel([...Array(times).keys()], SMALL_CLIENTS, (index) => ask(small.query, { user: userAt(index) }));
    const contenders = {
      'dashboard: gateway': () => sample(gateway.process, 400, () => repeat(400, () => gateway.ask(DASHBOARD_QUERY))),
      'page of 50: gateway': () =>
        sample(gateway.process, 300, () => repeat(300, () => gateway.ask(PAGE_QUERY, { user: userAt(0), first: 50 }))),
      'look-ups: gateway': () => sample(gateway.process, 50, () => repeat(50, (index) => lookUps.gateway(gateway, index))),
      'look-ups: limit': () => sample(null, 1, () => lookUps.limits[0]?.run(upstream, 0)),
      'dashboard: script': () => sample(null, 1, () => dashboard.script(upstream, 0)),
      'dashboard: limit': () => sample(null, 1, () => dashboard.limits[2]?.run(upstream, 0)),
      'small query: gateway': () => sample(gateway.process, 3000, () => askSmall((...args) => gateway.ask(...args), 3000)),
      'small query: gateway over TCP': () => sample(overTcp.process, 3000, () => askSmall((...args) => overTcp.ask(...args), 3000)),
      'small query: bare yoga': () => sample(yoga, 3000, () => askSmall((...args) => bare.ask(...args), 3000)),
      'small query: script': () =>
        sample(null, 3000, () =>
          postEach(
            upstream,
            small.commands(userAt(0)).flatMap((command) => Array(3000).fill(command) as (typeof command)[]),
          ),
        ),
      'small query: limit': () =>
        sample(null, 3000, () =>
          inParallel([...Array(3000).keys()], SMALL_CLIENTS, (index) => post(upstream, small.commands(userAt(index)))),
        ),
    } satisfies Record<string, () => Promise<Sample>>;
    const samples = new Map<string, Sample[]>();
    // The first round only warms up.
    for (let round = 0; round <= rounds; round++) {
      for (const [name, run] of Object.entries(contenders).filter(([key]) => wanted(key))) {
        const result = await run();
        if (round > 0) samples.set(name, [...(samples.get(name) ?? []), result]);
      }
    }
    return report(samples);
  } finally {
    await Promise.all([gateway.stop(), overTcp.stop(), bare.close()]);
    await Promise.all([stub.stop(), yoga.stop()]);
  }
}

function report(samples: ReadonlyMap<string, readonly Sample[]>): string {
  const of = (name: string, key: keyof Sample): number => median((samples.get(name) ?? []).map((one) => one[key]));
  const rows = [...samples.keys()].map((name) => [name, figures(of(name, 'perSecond')), figures(of(name, 'cpuMs'))]);
  const ofYoga = (name: string): string => figures(of(name, 'perSecond') / of('small query: bare yoga', 'perSecond'));
  return [
    markdownTable([['against a stub that answers immediately', 'requests/s', 'CPU ms/request'], ...rows]),
    '',
    `A small query: ${ofYoga('small query: gateway over TCP')} of bare yoga's requests per second over TCP, ${ofYoga('small query: gateway')} over HTTP.`,
  ].join('\n');
}

async function sample(process: BenchProcess | null, requests: number, run: () => Promise<unknown> | undefined): Promise<Sample> {
  const cpuBefore = process?.cpuSeconds() ?? Number.NaN;
  const startedAt = performance.now();
  await run();
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: requests / seconds, cpuMs: (((process?.cpuSeconds() ?? Number.NaN) - cpuBefore) * 1000) / requests };
}

async function repeat(times: number, run: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < times; index++) await run(index);
}
