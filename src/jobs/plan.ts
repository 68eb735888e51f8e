import { decide } from '../access/decide.ts';
import type { Principal } from '../access/principal.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Events } from '../events/events.ts';
import { Gateway, USER_HOST, type GatewayOptions } from '../gateway.ts';
import { Budget } from '../limits/budget.ts';
import { CHUNK_USERS, type Chunks, type PlannedUser } from './chunks.ts';
import type { Job } from './job.ts';
import type { Ledger } from './ledger.ts';
import { listUsers, RETRY_MS } from './list-users.ts';

/** Users per transaction. */
const BATCH = CHUNK_USERS * 10;
const UNLIMITED = { consume: () => Promise.resolve(), close: () => Promise.resolve() };

export interface Planning {
  readonly ledger: Ledger;
  readonly chunks: Chunks;
  readonly gateway: GatewayOptions;
  /** Null when this gateway receives no events. */
  readonly events: Events | null;
}

/** The fence is outdated, or the job has stopped. */
class PlanningStopped extends Error {}

/** Receives the next names of a target. */
type AddNames = (names: readonly string[]) => Promise<void>;

/**
 * Adds the users of a job to the ledger while their names arrive. After a crash, another run adds the missing users.
 * @returns false when the fence is outdated, or when the job has stopped
 * @throws CodedError when the users cannot be listed
 */
export async function planJob(planning: Planning, job: Job, principal: Principal, fence: number, signal: AbortSignal): Promise<boolean> {
  const { chunks } = planning;
  const needed: readonly Permission[] = 'unusedSince' in job.target ? ['JOB_START', 'EVENT_READ'] : ['JOB_START'];
  let pending: string[] = [];
  const flush = async (): Promise<void> => {
    const names = pending;
    pending = [];
    if (signal.aborted) throw new PlanningStopped();
    const wanted = await unused(planning, job, names);
    if (wanted.length === 0) return;
    const users = await planned(planning.gateway, job, principal, wanted, signal);
    if (!(await chunks.plan(job.id, fence, users, Date.now()))) throw new PlanningStopped();
  };
  const add: AddNames = async (names) => {
    for (const name of names) {
      if (needed.some((permission) => !decide(principal, permission, name).allowed)) continue;
      pending.push(name);
      if (pending.length >= BATCH) await flush();
    }
  };
  let inParts: boolean;
  try {
    inParts = await addTarget(planning, job, principal, signal, add);
    await flush();
  } catch (error) {
    if (error instanceof PlanningStopped || signal.aborted) return false;
    throw error;
  }
  await chunks.endPlanning(job.id, fence, inParts);
  return true;
}

/** The users with the hosts that hold their mail. A user without a host goes to the lanes of the default host, where the operation reports the error. */
async function planned(
  gateway: GatewayOptions,
  job: Job,
  principal: Principal,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly PlannedUser[]> {
  if (job.host !== USER_HOST) return names.map((name) => ({ name, host: job.host }));
  const hosts = await createDoor(gateway, job, principal, signal).locateAll(names);
  return names.map((name, index) => ({ name, host: hosts[index] ?? gateway.hosts[0]?.name ?? '' }));
}

/** The users whose last login matches the target. */
async function unused({ events }: Planning, { target }: Job, names: readonly string[]): Promise<readonly string[]> {
  if (!('unusedSince' in target)) return names;
  if (events === null)
    throw new CodedError('COMMAND_UNSUPPORTED', 'Its target needs recorded events, and this gateway records none. Set EVENTS_PORT.');
  return events.unusedSince(names, target.unusedSince);
}

/** @returns whether names may be missing, as `listUsers` says */
async function addTarget(planning: Planning, job: Job, principal: Principal, signal: AbortSignal, add: AddNames): Promise<boolean> {
  const { target } = job;
  const users = 'retry' in target ? null : (target.users ?? (typeof target.user === 'string' ? [target.user] : null));
  if ('retry' in target) await addOutcomes(planning.ledger, target.retry, add);
  else if (users === null) return addMask(planning.gateway, job, principal, target.mask ?? '*', signal, add);
  else await add(users);
  return false;
}

async function addOutcomes(
  ledger: Ledger,
  { job, outcomes }: Extract<Job['target'], { retry: unknown }>['retry'],
  add: AddNames,
): Promise<void> {
  let after = -1;
  for (;;) {
    const items = await ledger.items(job, outcomes, after, BATCH);
    if (items.length === 0) return;
    await add(items.map(({ user }) => user));
    after = items.at(-1)?.position ?? after;
  }
}

/** @returns whether names may be missing, as `listUsers` says */
async function addMask(
  gateway: GatewayOptions,
  job: Job,
  principal: Principal,
  mask: string,
  signal: AbortSignal,
  add: AddNames,
): Promise<boolean> {
  const door = createDoor(gateway, job, principal, signal);
  let found = 0;
  const inParts = await listUsers(
    (part, onNames) => door.streamUsers(part, job.host, onNames),
    mask,
    signal,
    RETRY_MS,
    (names) => {
      found += names.length;
      return add(names.map((name) => folded(door, name)));
    },
  );
  if (found === 0) throw new CodedError('NOT_FOUND', 'No user that the job may reach matches its target.', { field: 'input.target' });
  return inParts;
}

function createDoor(gateway: GatewayOptions, job: Job, principal: Principal, signal: AbortSignal): Gateway {
  return new Gateway(gateway, {
    principal,
    requestId: job.id,
    remoteAddress: job.authority.remoteAddress,
    signal,
    budget: new Budget(Number.MAX_SAFE_INTEGER, principal.name, UNLIMITED),
    jobId: job.id,
  });
}

/** A listed name as Dovecot folds it. A name that the API does not accept stays unchanged: the operation fails for it and reports the reason. */
function folded(door: Gateway, name: string): string {
  try {
    return door.foldUser(name);
  } catch {
    return name;
  }
}
