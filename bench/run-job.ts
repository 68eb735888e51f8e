import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchGateway } from './gateway.ts';

interface JobState {
  readonly job: { readonly state: string; readonly progress: { readonly done: number; readonly succeeded: number } };
}

export interface BenchJob {
  readonly operation: string;
  readonly mask: string;
  /** The number of users that the mask matches. */
  readonly users: number;
  readonly pollMs: number;
  /** Called at each poll with the number of users that are done. */
  readonly onProgress?: (done: number) => void;
}

/** Runs a job to its end. @throws Error when it does not succeed for every user */
export async function runJob(gateway: BenchGateway, { operation, mask, users, pollMs, onProgress }: BenchJob): Promise<void> {
  const start = 'mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }';
  const input = { operation, target: { mask } };
  const { jobStart } = (await gateway.ask(start, { input })) as { jobStart: { job: { id: string } } };
  for (;;) {
    const query = 'query ($id: ID!) { job(id: $id) { state progress { done succeeded } } }';
    const { job } = (await gateway.ask(query, jobStart.job)) as JobState;
    onProgress?.(job.progress.done);
    if (job.state === 'SUCCEEDED' && job.progress.succeeded === users) return;
    if (!['QUEUED', 'RUNNING'].includes(job.state)) throw new Error(`The job ended as ${JSON.stringify(job)}`);
    await sleep(pollMs);
  }
}
