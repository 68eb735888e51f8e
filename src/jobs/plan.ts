import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import { userList } from '../doveadm/commands/user.ts';
import { CodedError } from '../doveadm/errors.ts';
import { Gateway, type GatewayOptions } from '../gateway.ts';
import { Budget } from '../limits/budget.ts';
import { CHUNK_USERS, type Chunks } from './chunks.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';

/** Users that are put into the ledger in one transaction. */
const BATCH = CHUNK_USERS * 10;
const UNLIMITED = { consume: () => Promise.resolve(), close: () => Promise.resolve() };

export interface Planning {
  readonly ledger: Ledger;
  readonly chunks: Chunks;
  readonly gateway: GatewayOptions;
}

/**
 * Puts the users of a job into the ledger. Run again after a crash, it adds those that are missing.
 * @returns false where the fence is old, or the job was stopped
 * @throws CodedError where the users cannot be listed
 */
export async function planJob(
  { ledger, chunks, gateway }: Planning,
  job: Job,
  principal: Principal,
  fence: number,
  signal: AbortSignal,
): Promise<boolean> {
  let pending: string[] = [];
  const flush = async (): Promise<boolean> => {
    const names = pending;
    pending = [];
    return names.length === 0 || (await chunks.plan(job.id, fence, names, Date.now()));
  };
  for await (const names of namesOf(ledger, gateway, job, principal, signal)) {
    for (const name of names) {
      if (!decide(principal, 'JOB_START', name).allowed) continue;
      pending.push(name);
      if (pending.length >= BATCH && !(signal.aborted ? false : await flush())) return false;
    }
  }
  if (signal.aborted || !(await flush())) return false;
  await chunks.endPlanning(job.id, fence);
  return true;
}

async function* namesOf(
  ledger: Ledger,
  gateway: GatewayOptions,
  job: Job,
  principal: Principal,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const { target } = job;
  if ('retry' in target) {
    let after = -1;
    for (;;) {
      const items = await ledger.items(target.retry.job, target.retry.outcomes, after, BATCH);
      if (items.length === 0) return;
      yield items.map(({ user }) => user);
      after = items.at(-1)?.position ?? after;
    }
  }
  const one = target.user ?? null;
  if (one !== null) {
    yield [one];
    return;
  }
  if (target.users !== null && target.users !== undefined) {
    yield target.users;
    return;
  }
  const budget = new Budget(Number.MAX_SAFE_INTEGER, principal.name, UNLIMITED);
  const door = new Gateway(gateway, {
    principal,
    requestId: job.id,
    remoteAddress: job.authority.remoteAddress,
    signal,
    budget,
    jobId: job.id,
  });
  const names = [...(await door.run(userList, { mask: target.mask ?? '*' }, { host: job.host }))].sort();
  if (names.length === 0)
    throw new CodedError('NOT_FOUND', 'No user that the job may reach matches its target.', { field: 'input.target' });
  yield names;
}
