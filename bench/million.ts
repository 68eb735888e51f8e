import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchGateway } from './gateway.ts';
import { figures, markdownTable, median } from './numbers.ts';
import { BenchProcess } from './process.ts';
import { runJob } from './run-job.ts';
import { MANY } from './world.ts';

const MIB = 1024 * 1024;
const OPERATION = 'query ($user: String!) { user(name: $user) { home } }';
const PARTS = 10;

/** Runs a job over a million users of the stub, and reports its speed and the gateway's memory for each tenth of it. */
export async function measureMillion(): Promise<string> {
  const stub = await BenchProcess.start(new URL('stub.ts', import.meta.url), []);
  const gateway = await BenchGateway.start(
    { url: stub.url, apiKey: 'stub' },
    { DATABASE: join(mkdtempSync(join(tmpdir(), 'bench-')), 'jobs.db') },
  );
  try {
    const startedAt = performance.now();
    const parts = Array.from({ length: PARTS }, () => ({ memory: [] as number[], endedAt: 0 }));
    const onProgress = (done: number): void => {
      const part = parts[Math.min(PARTS - 1, Math.floor((done / MANY.count) * PARTS))];
      if (part === undefined) return;
      part.memory.push(gateway.process.residentBytes());
      part.endedAt = performance.now() - startedAt;
    };
    await runJob(gateway, { operation: OPERATION, mask: MANY.mask, users: MANY.count, pollMs: 1_000, onProgress });
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
