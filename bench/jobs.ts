import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Series } from '../test/dovecot/install.ts';
import { separate, unite } from './cores.ts';
import { BenchGateway } from './gateway.ts';
import { sendLines } from './lines.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { runJob } from './run-job.ts';
import { flagLine } from './workloads.ts';
import { JOB_USERS, startDovecotForJobs, type BenchDovecot } from './world.ts';

const OPERATION =
  'mutation ($user: String!) { flagsAdd(input: { user: $user, flags: ["\\\\Flagged"], search: { mailbox: "INBOX", uids: [1] } }) { outcome } }';
/** All users, a thousand of them for the job beside reads and for `doveadm`, and a hundred for the first run, which compiles the code. */
const ALL = { mask: 'job*@jobs.example', names: JOB_USERS };
const BESIDE = { mask: 'job0*@jobs.example', names: JOB_USERS.slice(0, 1_000) };
const WARM_UP = { mask: 'job00*@jobs.example', names: JOB_USERS.slice(0, 100) };
type Users = typeof ALL;

const READ = 'query ($user: String!) { user(name: $user) { home } }';
/** Pause between the reads of the client beside the job. */
const READ_MS = 25;

/** Each resolves with the number of users that it changed. */
type Ways = Readonly<Record<string, (users: Users) => Promise<number>>>;

/**
 * Compares a job that sets a flag for 10,000 users with the same by hand over doveadm's own protocol and with one `doveadm` for a tenth of them.
 * Measures a small read without a job, and beside one. Then gives Dovecot and its clients a core each, and compares again.
 */
export async function measureJobs(series: Series, rounds: number): Promise<string> {
  const upstream = await startDovecotForJobs(series);
  const { dovecot } = upstream;
  const gateway = await BenchGateway.start(upstream, {
    ...upstream.tcpSettings,
    DATABASE: join(mkdtempSync(join(tmpdir(), 'bench-')), 'jobs.db'),
  });
  const ways = { job: (users: Users) => setFlags(gateway, users), [BY_HAND]: byHand(upstream) };
  // 2.4.1 breaks the list of 10,000 users off, and the command fails: it changes a tenth of them.
  const doveadm = async (): Promise<number> => {
    await dovecot.doveadm(['flags', 'add', '-u', BESIDE.mask, '\\Flagged', 'mailbox', 'INBOX', 'uid', '1']);
    return BESIDE.names.length;
  };
  try {
    const shared = await compare({ ...ways, 'doveadm -u MASK': doveadm }, rounds);
    const sharedReads = await measureReads(gateway, rounds);
    await separate(dovecot, [gateway.process.pid, process.pid]);
    const apart = await compare(ways, rounds);
    return [
      tableOf(`a flag for ${String(JOB_USERS.length)} users, Dovecot ${dovecot.version}`, shared),
      sharedReads,
      tableOf('Dovecot on one core, its client on the other', apart),
      await measureReads(gateway, rounds),
    ].join('\n\n');
  } finally {
    unite(process.pid);
    await gateway.stop();
    await dovecot.stop();
  }
}

const BY_HAND = 'by hand, over TCP';

async function setFlags(gateway: BenchGateway, { mask, names }: Users): Promise<number> {
  await runJob(gateway, { operation: OPERATION, mask, users: names.length, pollMs: 100 });
  return names.length;
}

function byHand({ listener }: BenchDovecot): Ways[string] {
  return async ({ names }) => {
    await sendLines(listener, names.map(flagLine));
    return names.length;
  };
}

/** @returns users per second of each way, in the median of the rounds */
async function compare(ways: Ways, rounds: number): Promise<ReadonlyMap<string, number>> {
  const rates = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  for (const run of Object.values(ways)) await run(WARM_UP);
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const startedAt = performance.now();
      const users = await run(ALL);
      rates.get(name)?.push((users / (performance.now() - startedAt)) * 1000);
    }
  }
  return new Map([...rates].map(([name, samples]) => [name, median(samples)]));
}

function tableOf(title: string, perSecond: ReadonlyMap<string, number>): string {
  const hand = perSecond.get(BY_HAND) ?? NaN;
  return markdownTable([
    [title, 'users/s', 'of by hand'],
    ...[...perSecond].map(([name, rate]) => [name, figures(rate), figures(rate / hand)]),
  ]);
}

/** The job beside the reads has one user of a chunk in flight: see docs/jobs.md. */
async function measureReads(gateway: BenchGateway, rounds: number): Promise<string> {
  const reads = { alone: [] as number[], beside: [] as number[] };
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await readWhile(gateway, sleep(2_000), reads.alone);
    const startedAt = performance.now();
    await readWhile(gateway, setFlags(gateway, BESIDE), reads.beside);
    rates.push((BESIDE.names.length / (performance.now() - startedAt)) * 1000);
  }
  const [alone, beside] = [median(reads.alone), median(reads.beside)];
  return (
    `A small read: ${figures(alone)} ms alone, ${figures(beside)} ms beside a job (${figures(beside / alone)}×), ` +
    `which then does ${figures(median(rates))} users a second (medians).`
  );
}

/** One small read after the other until `end`. */
async function readWhile(gateway: BenchGateway, end: Promise<unknown>, into: number[]): Promise<void> {
  let isOver = false as boolean;
  const ended = end.finally(() => (isOver = true));
  for (let index = 0; !isOver; index++) {
    const startedAt = performance.now();
    await gateway.ask(READ, { user: JOB_USERS[index % JOB_USERS.length] });
    into.push(performance.now() - startedAt);
    await sleep(READ_MS);
  }
  await ended;
}
