import { CodedError } from '../../doveadm/errors.ts';
import type { Gateway, RunOptions } from '../../gateway.ts';
import type { UserRef } from '../refs.ts';
import type { AffectedReader } from './dry-run.ts';
import { unexpected, type Expected } from './expectation.ts';
import type { UserWriteResult } from './user-write-result.ts';

/** The steps of a change for several users. */
export interface Steps<R> {
  /** Runs a task for each user. The result of each user holds that user's error. */
  readonly forEach: (task: (user: UserRef) => Promise<UserWriteResult<R>>) => Promise<UserWriteResult<R>[]>;
  /** Finds out whether the change is possible for a user, and sends nothing. */
  readonly preview: (user: UserRef) => Promise<UserWriteResult<R>>;
  readonly run: (user: UserRef, options: Pick<RunOptions, 'condition'>) => Promise<UserWriteResult<R>>;
  /** Records a refused change in the audit log. @returns the error, with its subject */
  readonly refuse: (error: CodedError) => Promise<CodedError>;
}

/**
 * Runs a change for several users if it affects the expected number of messages. It counts the messages of all users before anything is
 * sent. It counts those of each user again right before that user's change, and skips the change if the number differs.
 * @returns the results; when nothing was sent because of other numbers, also the error about them
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
  // The same counts are read again. Reaching a limit half-way would leave some users changed.
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

/** The result of one user, with an error when the number of messages differs from the expectation for this user. */
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
