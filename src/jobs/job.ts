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

/** The authority of a job: the claims of a verified token, and the permissions of its roles when the job started. */
export interface Authority {
  readonly claims: Claims;
  /** By role. Rights can shrink while a job runs, never grow. */
  readonly ceiling: Readonly<Record<string, readonly Permission[]>>;
  /** Null when the address is not known. */
  readonly remoteAddress: string | null;
}

/** The target of a job: users, or the users of another job with certain outcomes. */
export type JobTarget =
  | (UserTarget & {
      /** Only users without a login since this time, in milliseconds since the epoch. */
      readonly unusedSince?: number;
    })
  | { readonly retry: { readonly job: string; readonly outcomes: readonly JobItemOutcome[] } };

/** How many users a job has, and how many of them have which outcome. */
export interface UserCounts {
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly unknown: number;
}

/** A job in the ledger. */
export interface Job extends UserCounts {
  readonly id: string;
  readonly state: JobState;
  readonly reason: string | null;
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly target: JobTarget;
  /** Name of the configured host, or `USER_HOST` for the host that holds each user's mail. */
  readonly host: string;
  readonly usersPerSecond: number | null;
  readonly pauseAfterFailures: number | null;
  readonly note: string | null;
  readonly key: string | null;
  readonly inputHash: string;
  readonly startedBy: string;
  readonly authority: Authority;
  /** Permissions that its operation has needed so far. */
  readonly permissions: readonly Permission[];
  readonly retryOf: string | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly expiresAt: number | null;
  /** Whether the ledger contains all of its users. */
  readonly planned: boolean;
  /** Milliseconds in the state RUNNING, up to `runningSince`. */
  readonly ranMs: number;
  readonly runningSince: number | null;
  readonly waitReason: JobWaitReason | null;
  /** The host that it waits for. */
  readonly waitHost: string | null;
  readonly waitSince: number | null;
}

/** An error of the operation for one user. */
export interface JobItemError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Path in the answer; null when the error concerns no field. */
  readonly path: readonly string[] | null;
}

/** The result of the operation for one user. */
export interface JobItemResult {
  readonly outcome: JobItemOutcome;
  /** The data of the answer; null when the operation returned no data. */
  readonly data: unknown;
  readonly errors: readonly JobItemError[];
}

/** One user of a job. */
export interface JobItem {
  readonly job: string;
  readonly position: number;
  readonly chunk: number;
  readonly user: string;
  /** The fence under which the operation was started and may have been sent; null when it was not started. */
  readonly intent: number | null;
}

/** One user of a job, with the outcome. */
export interface SettledItem extends JobItem, JobItemResult {
  readonly at: number;
}

/** The value of `planned` when the gateway listed the users in parts. */
export const IN_PARTS = 2;
const LISTED_IN_PARTS =
  'Dovecot broke off its list of users, so the gateway listed them in parts. Users whose names have a letter outside ASCII may be missing.';

export function jobOf(row: Row): Job {
  const text = (name: string): string | null => row[name] as string | null;
  const number = (name: string): number | null => row[name] as number | null;
  return {
    id: String(row.id),
    state: row.state as JobState,
    reason: text('reason') ?? (row.planned === IN_PARTS ? LISTED_IN_PARTS : null),
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
    planned: row.planned !== 0,
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
