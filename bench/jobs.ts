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
import { startDovecot, userAt, USERS } from './world.ts';

const OPERATION =
  'mutation ($user: String!) { flagsAdd(input: { user: $user, flags: ["\\\\Flagged"], search: { mailbox: "INBOX", uids: [1] } }) { outcome } }';
const MASK = 'bench*@bench.example';
const FLAGS = { operation: OPERATION, mask: MASK, users: USERS.length, pollMs: 50 };
const READ = 'query ($user: String!) { user(name: $user) { home } }';
/** Pause between the reads of the client beside the job. */
const READ_MS = 25;

/**
 * Compares a job that sets a flag for 1,000 users with the same by hand over doveadm's own protocol and with one `doveadm` for all of them.
 * Measures a small read without a job, and beside one. Then gives Dovecot and its clients a core each, and compares again.
 */
export async function measureJobs(series: Series, rounds: number): Promise<string> {
  const upstream = await startDovecot(series);
  const { dovecot } = upstream;
  const gateway = await BenchGateway.start(upstream, {
    ...upstream.tcpSettings,
    DATABASE: join(mkdtempSync(join(tmpdir(), 'bench-')), 'jobs.db'),
  });
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    job: () => runJob(gateway, FLAGS),
    [BY_HAND]: () => sendLines(upstream.listener, USERS.map(flagLine)),
  };
  const doveadm = (): Promise<unknown> => dovecot.doveadm(['flags', 'add', '-u', MASK, '\\Flagged', 'mailbox', 'INBOX', 'uid', '1']);
  try {
    const shared = await compare({ ...ways, 'doveadm -u MASK': doveadm }, rounds);
    const sharedReads = await measureReads(gateway, rounds);
    await separate(dovecot, [gateway.process.pid, process.pid]);
    const apart = await compare(ways, rounds);
    return [
      tableOf(`a flag for ${String(USERS.length)} users, Dovecot ${dovecot.version}`, shared),
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

/** @returns users per second of each way, in the median of the rounds */
async function compare(ways: Readonly<Record<string, () => Promise<unknown>>>, rounds: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  // The first round compiles the code.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const startedAt = performance.now();
      await run();
      if (round > 0) times.get(name)?.push(performance.now() - startedAt);
    }
  }
  return new Map([...times].map(([name, ms]) => [name, (USERS.length / median(ms)) * 1000]));
}

function tableOf(title: string, perSecond: ReadonlyMap<string, number>): string {
  const hand = perSecond.get(BY_HAND) ?? NaN;
  return markdownTable([
    [title, 'users/s', 'of by hand'],
    ...[...perSecond].map(([name, rate]) => [name, figures(rate), figures(rate / hand)]),
  ]);
}

async function measureReads(gateway: BenchGateway, rounds: number): Promise<string> {
  const reads = { alone: [] as number[], beside: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    await readWhile(gateway, sleep(2_000), reads.alone);
    await readWhile(gateway, runJob(gateway, FLAGS), reads.beside);
  }
  return `A small read: ${figures(median(reads.alone))} ms alone, ${figures(median(reads.beside))} ms beside a job (medians).`;
}

/** One small read after the other until `end`. */
async function readWhile(gateway: BenchGateway, end: Promise<unknown>, into: number[]): Promise<void> {
  let isOver = false as boolean;
  const ended = end.finally(() => (isOver = true));
  for (let index = 0; !isOver; index++) {
    const startedAt = performance.now();
    await gateway.ask(READ, { user: userAt(index) });
    into.push(performance.now() - startedAt);
    await sleep(READ_MS);
  }
  await ended;
}
