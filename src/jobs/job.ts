import type { Claims } from '../access/claims.ts';
import type { UserTarget } from '../model/change/user-target.ts';
import type { ErrorCode } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Row } from '../store/database.ts';

export type JobState =
  'QUEUED' | 'RUNNING' | 'PAUSED' | 'HELD' | 'CANCELLING' | 'CANCELLED' | 'SUCCEEDED' | 'FINISHED_WITH_ERRORS' | 'FAILED';
export type JobItemOutcome = 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
export type JobWaitReason = 'HOST_DOWN' | 'THROTTLED';

export const JOB_STATES: readonly JobState[] = [
  'QUEUED',
  'RUNNING',
  'PAUSED',
  'HELD',
  'CANCELLING',
  'CANCELLED',
  'SUCCEEDED',
  'FINISHED_WITH_ERRORS',
  'FAILED',
];
/** States that a job never leaves. */
export const FINAL_STATES: readonly JobState[] = ['CANCELLED', 'SUCCEEDED', 'FINISHED_WITH_ERRORS', 'FAILED'];

export function isFinal(state: JobState): boolean {
  return FINAL_STATES.includes(state);
}

/** On whose behalf a job runs: claims of a token that was verified, and what its roles gave when the job started. */
export interface Authority {
  readonly claims: Claims;
  /** By role. Rights can shrink while a job runs, never grow. */
  readonly ceiling: Readonly<Record<string, readonly Permission[]>>;
  /** Null where the address is not known. */
  readonly remoteAddress: string | null;
}

/** What an operation is run for: users, or the users of another job that ended in some way. */
export type JobTarget =
  | (UserTarget & {
      /** Only users without a login since then, in milliseconds since the epoch. */
      readonly unusedSince?: number;
    })
  | { readonly retry: { readonly job: string; readonly outcomes: readonly JobItemOutcome[] } };

/** How many users a job has, and how many of them have which outcome. */
export interface JobCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
}

/** A job as the ledger has it. */
export interface Job extends JobCounts {
  readonly id: string;
  readonly state: JobState;
  readonly reason: string | null;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly target: JobTarget;
  /** The host's configured name; `USER_HOST`: for each user the one that holds the mail. */
  readonly host: string;
  readonly usersPerSecond: number | null;
  readonly pauseAfterFailures: number | null;
  readonly note: string | null;
  readonly key: string | null;
  readonly inputHash: string;
  readonly startedBy: string;
  readonly authority: Authority;
  /** Permissions that its operation was found to need. */
  readonly permissions: readonly Permission[];
  readonly retryOf: string | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly expiresAt: number | null;
  /** Whether all of its users are in the ledger. */
  readonly planned: boolean;
  /** Milliseconds that it has run, pauses left out, until `runningSince`. */
  readonly ranMs: number;
  readonly runningSince: number | null;
  readonly waitReason: JobWaitReason | null;
  /** The host that it waits for. */
  readonly waitHost: string | null;
  readonly waitSince: number | null;
}

/** What went wrong for one user. */
export interface JobItemError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Where in the answer; null where it is in no field. */
  readonly path: readonly string[] | null;
}

/** How the operation ended for one user. */
export interface JobItemResult {
  readonly outcome: JobItemOutcome;
  /** As the API would have answered; null where nothing was answered. */
  readonly data: unknown;
  readonly errors: readonly JobItemError[];
}

/** One user of a job. */
export interface JobItem {
  readonly job: string;
  readonly position: number;
  readonly chunk: number;
  readonly user: string;
  /** The fence under which it was started and may have been sent; null: it was not started. */
  readonly intent: number | null;
}

/** One user of a job that has its outcome. */
export interface SettledItem extends JobItem, JobItemResult {
  readonly at: number;
}

export function jobOf(row: Row): Job {
  const text = (name: string): string | null => row[name] as string | null;
  const number = (name: string): number | null => row[name] as number | null;
  return {
    id: String(row.id),
    state: row.state as JobState,
    reason: text('reason'),
    operation: String(row.operation),
    variables: JSON.parse(String(row.variables)) as Job['variables'],
    target: JSON.parse(String(row.target)) as JobTarget,
    host: String(row.host),
    usersPerSecond: number('users_per_second'),
    pauseAfterFailures: number('pause_after'),
    note: text('note'),
    key: text('key'),
    inputHash: String(row.input_hash),
    startedBy: String(row.started_by),
    authority: JSON.parse(String(row.authority)) as Authority,
    permissions: JSON.parse(String(row.permissions)) as Permission[],
    retryOf: text('retry_of'),
    createdAt: Number(row.created_at),
    startedAt: number('started_at'),
    finishedAt: number('finished_at'),
    expiresAt: number('expires_at'),
    planned: row.planned === 1,
    total: Number(row.total),
    succeeded: Number(row.succeeded),
    failed: Number(row.failed),
    unknown: Number(row.unknown),
    ranMs: Number(row.ran_ms),
    runningSince: number('running_since'),
    waitReason: text('wait_reason') as JobWaitReason | null,
    waitHost: text('wait_host'),
    waitSince: number('wait_since'),
  };
}

export function itemOf(row: Row): JobItem {
  return {
    job: String(row.job),
    position: Number(row.position),
    chunk: Number(row.chunk),
    user: String(row.name),
    intent: row.intent as number | null,
  };
}

export function settledItemOf(row: Row): SettledItem {
  return {
    ...itemOf(row),
    outcome: row.outcome as JobItemOutcome,
    data: JSON.parse(String(row.data)) as unknown,
    errors: JSON.parse(String(row.errors)) as JobItemError[],
    at: Number(row.at),
  };
}
