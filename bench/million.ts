import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchGateway } from './gateway.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { BenchProcess } from './process.ts';
import { MANY } from './world.ts';

const MIB = 1024 * 1024;
const OPERATION = 'query ($user: String!) { user(name: $user) { home } }';
const POLL_MS = 1_000;
const PARTS = 10;

interface JobState {
  readonly job: {
    readonly state: string;
    readonly progress: { readonly total: number; readonly done: number; readonly succeeded: number };
  };
}

/** Runs a job over a million users of the stub, and reports its speed and the gateway's memory for each tenth of it. */
export async function measureMillion(): Promise<string> {
  const stub = await BenchProcess.start(new URL('stub.ts', import.meta.url), []);
  const gateway = await BenchGateway.start(
    { url: stub.url, apiKey: 'stub' },
    { DATABASE: join(mkdtempSync(join(tmpdir(), 'bench-')), 'jobs.db') },
  );
  try {
    const start = 'mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }';
    const startedAt = performance.now();
    const { jobStart } = (await gateway.ask(start, { input: { operation: OPERATION, target: { mask: MANY.mask } } })) as {
      jobStart: { job: { id: string } };
    };
    const parts = Array.from({ length: PARTS }, () => ({ memory: [] as number[], endedAt: 0 }));
    for (;;) {
      const { job } = (await gateway.ask('query ($id: ID!) { job(id: $id) { state progress { total done succeeded } } }', {
        id: jobStart.job.id,
      })) as JobState;
      const part = parts[Math.min(PARTS - 1, Math.floor((job.progress.done / MANY.count) * PARTS))];
      part?.memory.push(gateway.process.residentBytes());
      if (part !== undefined) part.endedAt = performance.now() - startedAt;
      if (job.state === 'SUCCEEDED' && job.progress.succeeded === MANY.count) break;
      if (!['QUEUED', 'RUNNING'].includes(job.state)) throw new Error(`The job ended as ${JSON.stringify(job)}`);
      await sleep(POLL_MS);
    }
    const rows = parts.map(({ memory, endedAt }, index) => [
      figures(((index + 1) * MANY.count) / PARTS),
      figures(endedAt / 1000),
      figures(median(memory) / MIB),
      figures(Math.max(...memory) / MIB),
    ]);
    return markdownTable([['users done', 'seconds', 'resident MiB, median', 'at most'], ...rows]);
  } finally {
    await gateway.stop();
    await stub.stop();
  }
}
