import { userList } from '../doveadm/commands/user.ts';
import type { AnyWrite, ArgumentsOf, ResultOf } from '../doveadm/command.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import type { Doveadm, Outcome, WriteError, Written } from '../gateway.ts';
import type { UserRef } from './model.ts';
import { userRef } from './users.ts';

/** Whom a change is for: a mutation's `user`, or its `target`. */
export interface Whom {
  readonly user?: string | null | undefined;
  readonly target?: UserTarget | null | undefined;
  readonly host?: string | null | undefined;
}

/** The GraphQL input `UserTarget`, of which exactly one field is given. */
export interface UserTarget {
  readonly user?: string | null | undefined;
  readonly users?: readonly string[] | null | undefined;
  readonly mask?: string | null | undefined;
  readonly everyone?: boolean | null | undefined;
}

/** What became of a change for one user. */
export interface UserWritten<R> extends Written<R> {
  readonly user: UserRef;
}

/** What became of a change for one user or many. */
export interface TargetWritten<R> {
  readonly outcome: Outcome;
  readonly errors: readonly WriteError[];
  /** Null where the target is several. */
  readonly user: UserRef | null;
  /** In the order of the names given, or by name. */
  readonly results: readonly UserWritten<R>[];
}

/** Users in one mutation: a request ends some time, and the answer holds a result for each. */
const MAX_USERS = 10_000;
/** Users under way at once. Envelopes are bounded by the host; this bounds what waits for them, and what one slow user can hold up. */
const IN_FLIGHT = 200;
const IN_FLIGHT_LONG = 32;

/**
 * Runs a write for each user of a target, each authorised by itself. For one user it fails as `run` does; for several, what fails for
 * one is in that one's result, and the others go on.
 * @throws CodedError
 */
export async function runForTarget<C extends AnyWrite>(
  doveadm: Doveadm,
  whom: Whom,
  command: C,
  argumentsFor: (user: string) => ArgumentsOf<C>,
): Promise<TargetWritten<ResultOf<C>>> {
  const users = await usersOf(doveadm, whom);
  const run = async (user: UserRef): Promise<UserWritten<ResultOf<C>>> => ({
    user,
    ...((await doveadm.run(command, argumentsFor(user.name), user)) as Written<ResultOf<C>>),
  });
  if (!Array.isArray(users)) {
    const written = await run(users as UserRef);
    return { outcome: written.outcome, errors: written.errors, user: written.user, results: [written] };
  }
  const size = command.long === true ? IN_FLIGHT_LONG : IN_FLIGHT;
  const results = await inFlight(users as UserRef[], size, async (user) => {
    try {
      return await run(user);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const failed = { error: error.about({ user: user.name }), log: null };
      return { user, outcome: 'NOT_APPLIED' as const, errors: [failed], value: null };
    }
  });
  return { outcome: outcomeOf(results), errors: results.flatMap(({ errors }) => errors), user: null, results };
}

/** One user, or a list of them. */
async function usersOf(doveadm: Doveadm, { user, target, host }: Whom): Promise<UserRef | readonly UserRef[]> {
  const given = (value: unknown): boolean => value !== null && value !== undefined;
  if (given(user) === given(target)) {
    throw badInput('input', given(user) ? 'takes `user` or `target`, not both' : 'needs `user` for one user, or `target` for several');
  }
  const one = user ?? target?.user;
  if (one !== null && one !== undefined) return userRef(doveadm, one, host);
  const names = await namesOf(doveadm, target ?? {}, host);
  if (names.length > MAX_USERS) {
    throw badInput('input.target', `names ${String(names.length)} users; one request takes ${String(MAX_USERS)}: narrow the mask`);
  }
  return names.map((name) => ({ host: doveadm.host(host).name, name }));
}

async function namesOf(doveadm: Doveadm, target: UserTarget, host: string | null | undefined): Promise<readonly string[]> {
  if (target.users !== null && target.users !== undefined) {
    if (target.users.length === 0) throw badInput('input.target.users', 'must name at least one user');
    return [...new Set(target.users.map((name) => doveadm.foldUser(name)))];
  }
  if (target.everyone !== null && target.everyone !== undefined) {
    if (!target.everyone) throw badInput('input.target.everyone', 'means every user, and can only be true');
    doveadm.assertCan('EVERYONE', null);
  }
  const mask = target.mask ?? '*';
  const names = [...(await doveadm.run(userList, { mask }, { host }))].sort();
  if (names.length === 0) throw new CodedError('NOT_FOUND', 'No user that you may see matches.', { field: 'input.target' });
  return names;
}

function outcomeOf(results: readonly { readonly outcome: Outcome }[]): Outcome {
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  const [only] = outcomes;
  if (outcomes.size === 1 && only !== undefined) return only;
  return outcomes.has('APPLIED') || outcomes.has('PARTIAL') ? 'PARTIAL' : 'UNKNOWN';
}

/** Like `Promise.all` over `map`, with a bounded number under way; in order. */
async function inFlight<T, R>(items: readonly T[], size: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await Promise.all(items.slice(start, start + size).map(work))));
  }
  return results;
}
