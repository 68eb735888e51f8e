import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { makeToken, superadmin, type Answer, type Bearer, type TestGateway } from './gateway.ts';

/** A job as these tests ask for it. */
export interface JobAnswer {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly progress: {
    readonly total: number;
    readonly done: number;
    readonly succeeded: number;
    readonly failed: number;
    readonly unknown: number;
  };
  readonly wait: { readonly reason: string; readonly host: string | null } | null;
  readonly resultsUrl: string | null;
}

export const jobFields = 'id state reason progress { total done succeeded failed unknown } wait { reason host } resultsUrl';

/** One line of the results. */
export interface ResultLine {
  readonly user: string;
  readonly outcome: string;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] | null }[];
}

/** A policy file whose role `reader` has these permissions. */
export function readerPolicy(permissions: string): string {
  return `roles:\n  reader:\n    description: Reads in jobs.\n    permissions: [${permissions}]\n`;
}

export async function startJob(
  gateway: TestGateway,
  input: Readonly<Record<string, unknown>>,
  as: Bearer = superadmin,
): Promise<JobAnswer> {
  const query = `mutation ($input: JobStartInput!) { jobStart(input: $input) { job { ${jobFields} } } }`;
  const { jobStart } = await gateway.data<{ jobStart: { job: JobAnswer } }>(query, { variables: { input }, as });
  return jobStart.job;
}

/** A start that is refused. @returns code and message */
export async function refusedJob(gateway: TestGateway, input: Readonly<Record<string, unknown>>, as: Bearer = superadmin): Promise<string> {
  const query = 'mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }';
  const { errors } = await gateway.ask(query, { variables: { input }, as });
  return errors.map(({ extensions, message }) => `${extensions.code} ${message}`).join('\n');
}

export async function getJob(gateway: TestGateway, id: string, as: Bearer = superadmin): Promise<JobAnswer> {
  return (await gateway.data<{ job: JobAnswer }>(`query ($id: ID!) { job(id: $id) { ${jobFields} } }`, { variables: { id }, as })).job;
}

export function controlJob(
  gateway: TestGateway,
  mutation: string,
  id: string,
  as: Bearer = superadmin,
): Promise<Answer<Record<string, { job: JobAnswer } | null>>> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return gateway.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { job { ${jobFields} } } }`, {
    variables: { input: { id } },
    as,
  });
}

/** Waits until the job is in one of the states, and checks that its progress never falls. */
export async function untilJob(
  gateway: TestGateway,
  id: string,
  states: readonly string[],
  timeoutMs = 60_000,
  as: Bearer = superadmin,
): Promise<JobAnswer> {
  const deadline = Date.now() + timeoutMs;
  let done = 0;
  for (;;) {
    const job = await getJob(gateway, id, as);
    expect(job.progress.done).toBeGreaterThanOrEqual(done);
    expect(job.progress.succeeded + job.progress.failed + job.progress.unknown).toBe(job.progress.done);
    done = job.progress.done;
    if (states.includes(job.state)) return job;
    if (Date.now() > deadline) throw new Error(`The job is ${job.state} after ${String(timeoutMs)} ms: ${JSON.stringify(job)}`);
    await sleep(100);
  }
}

export const ENDED = ['SUCCEEDED', 'FINISHED_WITH_ERRORS', 'FAILED', 'CANCELLED'];

/** Downloads the results, and checks their SHA-256. */
export async function readResults(job: JobAnswer, as: Bearer = superadmin): Promise<readonly ResultLine[]> {
  const response = await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${await makeToken(as)}` } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`HTTP ${String(response.status)}: ${text}`);
  const body = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
  const lines = body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as ResultLine]));
  expect(JSON.parse(text.slice(body.length))).toEqual({ sha256: createHash('sha256').update(body).digest('hex'), users: lines.length });
  return lines;
}
