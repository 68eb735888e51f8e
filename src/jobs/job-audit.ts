import type { Audit } from '../audit.ts';
import { createHash } from 'node:crypto';
import type { Job } from './job.ts';

/** The events of a job in the audit log. */
export type JobEvent = 'STARTED' | 'RESUMED' | 'RESULTS_READ' | Job['state'];

/** Writes a line about a job to the audit log. @param by the principal that caused the event; null: the gateway itself */
export type JobAudit = (
  job: Job,
  event: JobEvent,
  by?: { readonly name: string; readonly tokenId: string | null; readonly roles: readonly string[] } | null,
) => Promise<void>;

export function createJobAudit(audit: Audit): JobAudit {
  return async (job, event, by = null) => {
    const { id, state, reason, target, host, note, retryOf, startedBy, total, succeeded, failed, unknown } = job;
    await audit.job({
      jobId: id,
      principal: by,
      host,
      job: {
        event,
        state,
        reason,
        startedBy,
        note,
        retryOf,
        target: 'users' in target && target.users ? { users: target.users.length } : target,
        operationSha256: createHash('sha256').update(job.operation).digest('hex'),
        counts: { total, succeeded, failed, unknown },
      },
    });
  };
}
