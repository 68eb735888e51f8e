import { badInput, CodedError } from '../doveadm/errors.ts';
import type { GraphQLContext } from '../context.ts';
import type { Resolvers } from '../generated/graphql.ts';
import { JOB_STATES, type Job, type SettledItem } from '../jobs/job.ts';
import { jobCursor, type JobCaller, type Jobs } from '../jobs/jobs.ts';
import { progressOf, waitOf } from '../jobs/progress.ts';
import { connectionOf, decodeCursor, encodeCursor, pageSize } from '../model/query/connection.ts';
import { decodeId, encodeId } from '../model/query/global-id.ts';
import { publicUrl } from './public-url.ts';

export const jobResolvers: Resolvers = {
  Query: {
    job: (_, { id }, context) => findJob(context, id),
    jobs: async (_, { states, first, after }, context) => {
      const size = pageSize(first, 'first');
      const from = isGiven(after) ? decodeCursor(after, 'after') : null;
      const list = () => jobsOf(context).list(callerOf(context), states ?? JOB_STATES, from, size);
      const jobs = await guarded(context, 'jobs', 'read', {}, list);
      return connectionOf(jobs.slice(0, size), (job) => encodeCursor(jobCursor(job)), {
        next: jobs.length > size,
        previous: from !== null,
      });
    },
  },
  Mutation: {
    jobStart: async (_, { input }, context) => ({
      job: await guarded(context, 'jobStart', 'write', {}, () => jobsOf(context).start(callerOf(context), input)),
    }),
    jobPause: async (_, { input }, context) => ({
      job: await guarded(context, 'jobPause', 'write', { id: input.id }, () => jobsOf(context).pause(callerOf(context), jobId(input.id))),
    }),
    jobResume: async (_, { input }, context) => ({
      job: await guarded(context, 'jobResume', 'write', { id: input.id }, () => jobsOf(context).resume(callerOf(context), jobId(input.id))),
    }),
    jobCancel: async (_, { input }, context) => ({
      job: await guarded(context, 'jobCancel', 'write', { id: input.id }, () => jobsOf(context).cancel(callerOf(context), jobId(input.id))),
    }),
    jobRetry: async (_, { input }, context) => ({
      job: await guarded(context, 'jobRetry', 'write', { id: input.id }, () =>
        jobsOf(context).retry(callerOf(context), jobId(input.id), input.outcomes),
      ),
    }),
  },
  Subscription: {
    job: {
      subscribe: async function* (_, { id }, context) {
        for await (const job of jobsOf(context).watch(callerOf(context), jobId(id, 'id'), context.ended())) yield { job };
      },
    },
  },
  Job: {
    id: ({ id }) => encodeId('Job', id),
    variables: ({ variables }) => (Object.keys(variables).length === 0 ? null : variables),
    createdAt: ({ createdAt }) => new Date(createdAt),
    startedAt: ({ startedAt }) => dateOf(startedAt),
    finishedAt: ({ finishedAt }) => dateOf(finishedAt),
    expiresAt: ({ expiresAt }) => dateOf(expiresAt),
    progress: (job) => progressOf(job, Date.now()),
    wait: (job) => waitOf(job),
    items: async (job, { outcomes, first, after }, context) => {
      const size = pageSize(first, 'first');
      const from = isGiven(after) ? readPosition(decodeCursor(after, 'after')) : -1;
      const items = await jobsOf(context).items(callerOf(context), job, outcomes, from, size);
      return connectionOf(items.slice(0, size), cursorOf, { next: items.length > size, previous: from >= 0 });
    },
    resultsUrl: (job, _, context) => (job.finishedAt === null ? null : new URL(`/jobs/${job.id}/results`, publicUrl(context)).href),
    retryOf: (job: Job, _, context) => (job.retryOf === null ? null : jobsOf(context).find(callerOf(context), job.retryOf)),
  },
  JobItem: { at: ({ at }) => new Date(at) },
};

/** A job by its global id. Null when it does not exist, or the caller may not see it. */
export function findJob(context: GraphQLContext, id: string): Promise<Job | null> {
  return guarded(context, 'job', 'read', { id }, () => jobsOf(context).find(callerOf(context), jobId(id, 'id')));
}

function jobsOf({ jobs }: GraphQLContext): Jobs {
  if (jobs !== null) return jobs;
  throw new CodedError('COMMAND_UNSUPPORTED', 'Jobs need a database, and this gateway has none: see the setting DATABASE.');
}

/** Access to jobs is not a command: refusals are logged under the field's name. */
function guarded<R>(
  { doveadm }: GraphQLContext,
  field: string,
  effect: 'read' | 'write',
  args: Readonly<Record<string, string>>,
  task: () => R | Promise<R>,
): Promise<R> {
  return doveadm.guard({ command: field, effect, host: null, users: [], arguments: args }, task);
}

function callerOf({ doveadm, claims, remoteAddress }: GraphQLContext): JobCaller {
  return { doveadm, claims, remoteAddress };
}

function jobId(id: string, field = 'input.id'): string {
  const { type, parts } = decodeId(id);
  if (type !== 'Job') throw badInput(field, 'is not the id of a job');
  return parts[0] ?? '';
}

function cursorOf({ position }: SettledItem): string {
  return encodeCursor(String(position));
}

function readPosition(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw badInput('after', 'is not a cursor of `items`');
  return Number(cursor);
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
