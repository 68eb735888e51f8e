/**
 * Compares the gateway with the limits of Dovecot: see docs/performance.md.
 *
 *     npm run bench -- [--quick] [--apart] [--series 2.3] [--only WORDS,…] [--contenders NAMES,…] [--rounds N] [--cost-only] [--large] [--cluster] [--jobs] [--million] [--soak [--minutes N]] [--profile FOLDER]
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import type { Series } from '../test/dovecot/install.ts';
import { BenchClient, BenchGateway } from './gateway.ts';
import { asEnvelopes, asLines, asScript, runMixed, throughGateway, type MixedResult } from './mixed.ts';
import { measureCluster } from './cluster.ts';
import { separate, unite } from './cores.ts';
import { measureJobs } from './jobs.ts';
import { LineClient, LinePool } from './lines.ts';
import { measureLarge } from './large.ts';
import { measureMillion } from './million.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { measureOwnCost } from './own-cost.ts';
import { BenchProcess } from './process.ts';
import { soak } from './soak.ts';
import { SMALL_QUESTIONS, WORKLOADS, type SmallQuestion, type Workload } from './workloads.ts';
import { startDovecot, userAt, type BenchDovecot } from './world.ts';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    apart: { type: 'boolean', default: false },
    series: { type: 'string', multiple: true, default: ['2.3', '2.4'] },
    only: { type: 'string' },
    contenders: { type: 'string' },
    rounds: { type: 'string' },
    'cost-only': { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    cluster: { type: 'boolean', default: false },
    jobs: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    profile: { type: 'string' },
    concurrency: { type: 'string' },
  },
});

/** The same gateway without and with doveadm's own protocol. */
interface Gateways {
  readonly http: BenchGateway;
  readonly tcp: BenchGateway;
}

const rounds = Number(options.rounds ?? (options.quick ? 3 : 11));
const execArgv = options.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profile}`];
const settings = options.concurrency === undefined ? {} : { DOVEADM_CONCURRENCY: options.concurrency };

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const wanted = (name: string): boolean => options.only === undefined || options.only.split(',').some((part) => name.includes(part));

const isContender = (name: string): boolean => options.contenders?.split(',').some((part) => name.includes(part)) ?? true;

async function runSeries(series: Series): Promise<void> {
  const startedAt = Date.now();
  const upstream = await startDovecot(series);
  const gateway = await BenchGateway.start(upstream, settings, execArgv);
  const bothWires = await BenchGateway.start(upstream, { ...settings, ...upstream.tcpSettings }, execArgv);
  const gateways = { http: gateway, tcp: bothWires };
  try {
    if (options.apart) await separate(upstream.dovecot, [gateway.process.pid, bothWires.process.pid, process.pid]);
    say(`\n## Dovecot ${upstream.dovecot.version}\n\nReady after ${String(Math.round((Date.now() - startedAt) / 1000))} s.\n`);
    if (options.soak) {
      say(await soak(gateway, Number(options.minutes)));
      return;
    }
    const head = ['workload', 'HTTP ms', 'TCP ms', 'TCP ×', 'script ms', 'limit ms', 'split', '× script', 'of limit', 'TCP by hand ms'];
    const rows: string[][] = [];
    for (const workload of WORKLOADS.filter(({ name }) => wanted(name))) rows.push(await runWorkload(workload, gateways, upstream));
    if (rows.length > 0) say(markdownTable([head, ...rows]));
    if (wanted('small single reads')) say(`\n${await runSingleReads(gateways, upstream)}`);
    if (wanted('50 mixed clients')) say(`\n${await runMixedRounds(gateways, upstream)}`);
  } finally {
    await gateway.stop();
    await bothWires.stop();
    await upstream.dovecot.stop();
    if (options.apart) unite(process.pid);
  }
}

/** Warm-up time before a measurement, in which the code is compiled. */
const WARM_UP_MS = 8_000;
/**
 * Least time of a contender in a round. The slow ones take seconds; after such a pause, the first run of a program is slower than those that
 * follow.
 */
const TURN_MS = 1_000;
/** Time of a workload, which has at least three rounds. */
const WORKLOAD_MS = 60_000;

/** Runs all contenders in turn in each round, so that other load on the machine affects them equally. */
async function runWorkload(
  { name, times, limits, lines, ...run }: Workload,
  gateways: Gateways,
  upstream: BenchDovecot,
): Promise<string[]> {
  const samples = new Map<string, number[]>();
  for (const gateway of [gateways.http, gateways.tcp]) {
    const warmAt = performance.now() + WARM_UP_MS / 2;
    for (let time = 0; performance.now() < warmAt; time++) await run.gateway(gateway, time);
  }
  const endsAt = performance.now() + WORKLOAD_MS;
  let index = 0;
  for (let round = 0; round <= rounds && (round <= 3 || performance.now() < endsAt); round++) {
    const contenders: [string, (round: number) => Promise<unknown>][] = [
      ['http', (index) => run.gateway(gateways.http, index)],
      ['tcp', (index) => run.gateway(gateways.tcp, index)],
      ...(lines === undefined ? [] : [['lines', () => lines(upstream.listener)] as [string, (round: number) => Promise<unknown>]]),
      ['script', (index) => run.script(upstream, index)],
      ...limits.map((way): [string, (round: number) => Promise<unknown>] => [way.name, (index) => way.run(upstream, index)]),
    ];
    for (const [contender, task] of contenders.filter(([name]) => isContender(name))) {
      const turnEndsAt = performance.now() + TURN_MS;
      do {
        const startedAt = performance.now();
        for (let time = 0; time < times; time++) await task(index++);
        // The first round fills the caches of Dovecot and of the gateway.
        if (round > 0) samples.set(contender, [...(samples.get(contender) ?? []), (performance.now() - startedAt) / times]);
      } while (performance.now() < turnEndsAt);
    }
  }
  const of = (contender: string): number => median(samples.get(contender) ?? []);
  const best = limits.map((way) => way.name).sort((a, b) => of(a) - of(b))[0] ?? '';
  const [ms, tcp, script, limit] = [of('http'), of('tcp'), of('script'), of(best)];
  const compared = [figures(script / tcp), figures(limit / tcp), figures(of('lines'))];
  return [name, figures(ms), figures(tcp), figures(ms / tcp), figures(script), figures(limit), best, ...compared];
}

/** Reads of a round. The first round compiles the code. */
const SINGLE_READS = 60;

/** One client with one small read after the other. */
async function runSingleReads(gateways: Gateways, { listener }: BenchDovecot): Promise<string> {
  const client = await LineClient.open(listener);
  const rows: string[][] = [];
  for (const { query, lines } of SMALL_QUESTIONS) {
    const contenders = {
      http: (user: string) => gateways.http.ask(query, { user }),
      tcp: (user: string) => gateways.tcp.ask(query, { user }),
      'by hand': (user: string) => client.run(lines(user)),
    };
    const times = { http: [] as number[], tcp: [] as number[], 'by hand': [] as number[] };
    for (let round = 0; round <= (options.quick ? 3 : 10); round++) {
      for (const [name, ask] of Object.entries(contenders) as [keyof typeof contenders, (user: string) => Promise<unknown>][]) {
        for (let index = 0; index < SINGLE_READS; index++) {
          const startedAt = performance.now();
          await ask(userAt(round * SINGLE_READS + index));
          if (round > 0) times[name].push(performance.now() - startedAt);
        }
      }
    }
    rows.push([/query (\w+)/.exec(query)?.[1] ?? '', ...[times.http, times.tcp, times['by hand']].map((one) => figures(median(one)))]);
  }
  client.close();
  return markdownTable([['small single reads', 'HTTP median ms', 'TCP median ms', 'TCP by hand ms'], ...rows]);
}

async function runMixedRounds(gateways: Gateways, upstream: BenchDovecot): Promise<string> {
  const ms = options.quick ? 2_000 : 5_000;
  const { port, password } = upstream.listener;
  const env = { DOVEADM_PORT: String(port), DOVEADM_PASSWORD: password };
  const yoga = await BenchProcess.start(new URL('bare-yoga.ts', import.meta.url), [], env);
  const bare = new BenchClient(yoga.url);
  const pool = await LinePool.open(upstream.listener);
  const contenders = {
    'gateway over HTTP': throughGateway(gateways.http),
    'gateway over TCP': throughGateway(gateways.tcp),
    script: asScript(upstream),
    'limit, 4 in parallel': asEnvelopes(upstream, 4),
    'limit, 8 in parallel': asEnvelopes(upstream, 8),
    'limit, 50 in parallel': asEnvelopes(upstream, 50),
    'bare Yoga, TCP by hand': ({ query }: SmallQuestion, user: string) => bare.ask(query, { user }),
    'TCP by hand, 4 connections': asLines(pool),
  };
  for (const { query } of SMALL_QUESTIONS) {
    const variables = { user: userAt(0) };
    assert.deepEqual(await bare.ask(query, variables), await gateways.tcp.ask(query, variables));
  }
  const samples = new Map<string, MixedResult[]>();
  const endsAt = performance.now() + WORKLOAD_MS;
  for (let round = 0; round <= rounds && (round <= 3 || performance.now() < endsAt); round++) {
    for (const [name, ask] of Object.entries(contenders).filter(([key]) => isContender(key.toLowerCase()))) {
      const result = await runMixed(ask, ms);
      if (round > 0) samples.set(name, [...(samples.get(name) ?? []), result]);
    }
  }
  pool.close();
  await bare.close();
  await yoga.stop();
  const rows = [...samples].map(([name, results]) => [
    name,
    ...(['perSecond', 'p50Ms', 'p99Ms'] as const).map((key) => figures(median(results.map((result) => result[key])))),
  ]);
  return markdownTable([['50 mixed clients', 'questions/s', 'median ms', 'p99 ms'], ...rows]);
}

const others = { large: measureLarge, cluster: measureCluster, jobs: measureJobs } as const;
const chosen = Object.entries(others).filter(([name]) => options[name as keyof typeof others]);
for (const [, measure] of chosen) {
  for (const series of options.series) say(`${await measure(series as Series, rounds)}\n`);
}
if (options.million) say(`## A job for a million users\n\n${await measureMillion()}`);
const isWhole = chosen.length === 0 && !options.million;
if (isWhole && !options.soak && (options.only === undefined || options['cost-only'])) {
  say(`## The gateway's own cost\n\n${await measureOwnCost(Math.max(3, Math.floor(rounds / 2)), wanted, execArgv)}`);
}
if (isWhole && !options['cost-only']) {
  for (const series of options.series) await runSeries(series as Series);
}
