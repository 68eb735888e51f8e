import { CodedError } from '../../doveadm/errors.ts';
import type { Gateway, RunOptions } from '../../gateway.ts';
import type { UserRef } from '../refs.ts';
import type { AffectedReader } from './dry-run.ts';
import { unexpected, type Expected } from './expectation.ts';
import type { UserWriteResult } from './user-write-result.ts';

/** How a change for several users is made. */
export interface Steps<R> {
  /** Runs a task for each user. What fails for one is in that one's result. */
  readonly forEach: (task: (user: UserRef) => Promise<UserWriteResult<R>>) => Promise<UserWriteResult<R>[]>;
  /** Finds out whether the change can be made for a user, and sends none of it. */
  readonly preview: (user: UserRef) => Promise<UserWriteResult<R>>;
  readonly run: (user: UserRef, options: Pick<RunOptions, 'condition'>) => Promise<UserWriteResult<R>>;
  /** Puts a change that is not made into the audit log. @returns the error, with what it is about */
  readonly refuse: (error: CodedError) => Promise<CodedError>;
}

/**
 * Makes a change for several users if it touches as many messages as expected. The messages of all users are counted before anything is
 * sent, and those of each user again right before the change for that user, which is not made if there are more or fewer by then.
 * @returns the results, and where nothing was sent because of other numbers, the error about them
 * @throws CodedError COST_LIMIT, RATE_LIMITED, with nothing sent
 */
export async function runAsExpected<R>(
  { budget }: Pick<Gateway, 'budget'>,
  expected: Expected,
  reader: AffectedReader,
  { forEach, preview, run, refuse }: Steps<R>,
): Promise<{ readonly results: readonly UserWriteResult<R>[]; readonly refused: CodedError | null }> {
  const counts = new Map<UserRef, number>();
  const spentBefore = budget.commands;
  const previews = await forEach(async (user) => {
    const result = await preview(user);
    counts.set(user, await reader.count(user));
    return result;
  });
  const results = 'ofUser' in expected ? previews.map((result) => compared(result, expected.ofUser, counts)) : previews;
  const problem = problemOf(expected, results, counts);
  if (problem !== null) return { results, refused: await refuse(problem) };
  // The same is read again: a limit that is reached half-way would leave some users changed.
  await budget.prepay(budget.commands - spentBefore).catch(async (error: unknown) => {
    throw error instanceof CodedError ? await refuse(error) : error;
  });
  const previewOf = new Map(previews.map((result) => [result.user, result]));
  const changed = await forEach((user) => {
    const seen = previewOf.get(user);
    if (seen !== undefined && seen.errors.length > 0) return Promise.resolve(seen);
    return run(user, { condition: async () => unexpected(await reader.count(user), counts.get(user) ?? 0, user) });
  });
  return { results: changed, refused: null };
}

/** The result of one user, with an error where another number of messages was found than is expected of this user. */
function compared<R>(
  result: UserWriteResult<R>,
  ofUser: ReadonlyMap<string, number>,
  counts: ReadonlyMap<UserRef, number>,
): UserWriteResult<R> {
  const { user, errors } = result;
  const error = unexpected(counts.get(user) ?? 0, ofUser.get(user.name) ?? 0, user);
  return error === null ? result : { ...result, errors: [...errors, { error, log: null }] };
}

function problemOf<R>(expected: Expected, results: readonly UserWriteResult<R>[], counts: ReadonlyMap<UserRef, number>): CodedError | null {
  if ('total' in expected) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return unexpected(total, expected.total);
  }
  const others = results.filter(({ errors }) => errors.some(({ error }) => error.code === 'EXPECTATION_FAILED')).length;
  if (others === 0) return null;
  const message = `${String(others)} of ${String(results.length)} users have another number of messages now than is expected.`;
  return new CodedError('EXPECTATION_FAILED', message);
}
