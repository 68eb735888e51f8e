import type { Job, UserCounts, JobWaitReason } from './job.ts';

/** The GraphQL type `JobProgress`. */
export interface JobProgress extends UserCounts {
  readonly done: number;
  readonly usersPerSecond: number | null;
  readonly estimatedEndAt: Date | null;
}

export function progressOf({ total, succeeded, failed, unknown, ranMs, runningSince, planned }: Job, now: number): JobProgress {
  const done = succeeded + failed + unknown;
  const ran = ranMs + (runningSince === null ? 0 : now - runningSince);
  const usersPerSecond = done === 0 || ran <= 0 ? null : (done / ran) * 1000;
  const isEstimable = runningSince !== null && planned && usersPerSecond !== null;
  const estimatedEndAt = isEstimable ? new Date(now + ((total - done) / usersPerSecond) * 1000) : null;
  return { total, done, succeeded, failed, unknown, usersPerSecond, estimatedEndAt };
}

/** The GraphQL type `JobWait`. */
export interface JobWait {
  readonly reason: JobWaitReason;
  readonly host: string | null;
  readonly since: Date;
}

export function waitOf({ waitReason, waitSince, waitHost }: Job): JobWait | null {
  return waitReason === null ? null : { reason: waitReason, host: waitHost, since: new Date(waitSince ?? 0) };
}
