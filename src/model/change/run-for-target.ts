import pMap from 'p-map';
import { userList } from '../../doveadm/commands/user.ts';
import { permissionsOf, type AnyWrite, type GivenTo, type ResultOf } from '../../doveadm/command.ts';
import { badInput, CodedError, ERROR_CODES } from '../../doveadm/errors.ts';
import type { Permission } from '../../doveadm/permission.ts';
import type { Gateway, Outcome, Payload, RunOptions, WriteResult } from '../../gateway.ts';
import { addUp, type Affected, type AffectedReader } from './dry-run.ts';
import { expectedOf, parseExpectation, unexpected, type Expectation } from './expectation.ts';
import { runAsExpected } from './run-as-expected.ts';
import type { UserRef } from '../refs.ts';
import { distinctUsers, userRef } from '../users.ts';
import { assertConfirmed, type ConfirmedTarget, type UserTarget } from './user-target.ts';
import type { UserWriteResult } from './user-write-result.ts';

/** The safety options in a mutation's input, if the mutation offers them. */
export interface Caution {
  readonly dryRun?: boolean | null | undefined;
  readonly expect?: Expectation | null | undefined;
}

/** The users of a change: a mutation's `user`, or its `target`. */
export interface ChangeTarget extends ConfirmedTarget, Caution {
  readonly user?: string | null | undefined;
}

/** The result of a change for one user or many. */
export interface TargetWriteResult<R> extends Payload {
  /** Null when the target is several users. */
  readonly user: UserRef | null;
  /** In the order of the given names, or by name. */
  readonly results: readonly UserWriteResult<R>[];
  /** Of all users together; null unless it was a dry run. */
  readonly affected: Affected | null;
}

/** Users in one mutation: a request is limited in time, and the answer holds a result for each user. */
const MAX_USERS = 10_000;
/** Users in flight. The host limits envelopes; this limits what waits for them. A slow user delays no other. */
export const IN_FLIGHT = 200;
const IN_FLIGHT_SLOW = 32;

/** Options of a change for one or several users. */
interface TargetWriteOptions extends Pick<RunOptions, 'furtherPermissions'> {
  /** Reads what the further steps of the change need to know about a user. Runs right before the change is sent, and not in a dry run. */
  readonly beforeSending?: ((user: UserRef) => Promise<void>) | undefined;
}

/**
 * Runs a write for each user of a target. Each user is authorised separately. For one user it fails as `run` does. For several users, the
 * result of each holds that user's error, and the others go on.
 * @throws CodedError
 */
export async function runForTarget<C extends AnyWrite>(
  doveadm: Gateway,
  change: ChangeTarget,
  command: C,
  argumentsFor: (user: string) => GivenTo<C>,
  reader?: AffectedReader,
  { furtherPermissions, beforeSending }: TargetWriteOptions = {},
): Promise<TargetWriteResult<ResultOf<C>>> {
  const { target, host, dryRun, expect } = change;
  const permissions = (): readonly Permission[] => permissionsOf(command, argumentsFor(''));
  const many = { target: target ?? {}, host };
  const start = (count: number): Promise<void> => doveadm.startMany(command, argumentsFor(''), { ...many, count });
  if (isGiven(target) && !isGiven(target.user)) await start(0);
  if (isGiven(change.user) === isGiven(target)) {
    throw badInput('input', isGiven(target) ? 'takes `user` or `target`, not both' : 'needs `user` for one user, or `target` for several');
  }
  try {
    assertConfirmed(doveadm, change, permissions);
  } catch (error) {
    throw error instanceof CodedError && error.code === 'FORBIDDEN' ? await doveadm.refuseMany(error, command, many) : error;
  }
  const users = await usersOf(doveadm, change);
  const run = async (user: UserRef, options: RunOptions): Promise<UserWriteResult<ResultOf<C>>> => {
    const condition = readingBefore(user, options.condition, beforeSending);
    const given = { ...user, ...options, condition, furtherPermissions };
    const result = (await doveadm.run(command, argumentsFor(user.name), given)) as WriteResult<ResultOf<C>>;
    return { user, ...result, affected: null };
  };
  const runOrPreview = async (user: UserRef, options: RunOptions): Promise<UserWriteResult<ResultOf<C>>> => ({
    ...(await run(user, options)),
    affected: await affectedBy(options, user, reader),
  });
  if (!Array.isArray(users)) {
    const user = users as UserRef;
    const result = await runOrPreview(user, caution(doveadm, change, user, reader));
    return { outcome: result.outcome, errors: result.errors, user, results: [result], affected: result.affected };
  }
  await start(users.length);
  const forEach = (task: (user: UserRef) => Promise<UserWriteResult<ResultOf<C>>>) =>
    pMap(users as readonly UserRef[], (user) => orNotApplied(user, task), {
      concurrency: command.slow === true ? IN_FLIGHT_SLOW : IN_FLIGHT,
    });
  const send = (user: UserRef, condition: RunOptions['condition']): Promise<UserWriteResult<ResultOf<C>>> =>
    orUnknown(doveadm, user, () => run(user, { condition, paid: true }));
  if (dryRun === true || !isGiven(expect)) {
    const results = await forEach((user) => (dryRun === true ? runOrPreview(user, { dryRun, paid: true }) : send(user, undefined)));
    const affected = dryRun === true ? addUp(results.flatMap((result) => result.affected ?? [])) : null;
    return { outcome: outcomeOf(results), errors: results.flatMap(({ errors }) => errors), user: null, results, affected };
  }
  const expected = parseExpectation(doveadm, expect, users);
  const { results, refused } = await runAsExpected(doveadm, expected, counterOf(reader), {
    forEach,
    preview: (user) => run(user, { dryRun: true, paid: true }),
    run: (user, { condition }) => send(user, condition),
    refuse: (error) => doveadm.refuseMany(error, command, many),
  });
  const errors = [...(refused === null ? [] : [{ error: refused, log: null }]), ...results.flatMap((result) => result.errors)];
  return { outcome: outcomeOf(results), errors, user: null, results, affected: null };
}

function readingBefore(
  user: UserRef,
  condition: RunOptions['condition'],
  beforeSending: TargetWriteOptions['beforeSending'],
): RunOptions['condition'] {
  if (beforeSending === undefined) return condition;
  return async () => {
    const unmet = (await condition?.()) ?? null;
    if (unmet === null) await beforeSending(user);
    return unmet;
  };
}

/** The result of one of several users holds that user's error. */
async function orNotApplied<R>(user: UserRef, task: (user: UserRef) => Promise<UserWriteResult<R>>): Promise<UserWriteResult<R>> {
  try {
    return await task(user);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return failedResult(user, 'NOT_APPLIED', error);
  }
}

/** After a fault of the gateway, nothing is known about this user, and the others go on. */
async function orUnknown<R>(doveadm: Gateway, user: UserRef, task: () => Promise<UserWriteResult<R>>): Promise<UserWriteResult<R>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof CodedError) throw error;
    doveadm.operations.reportFault(error);
    return failedResult(user, 'UNKNOWN', new CodedError('INTERNAL', ERROR_CODES.INTERNAL.meaning));
  }
}

function failedResult(user: UserRef, outcome: Outcome, error: CodedError): UserWriteResult<never> {
  return { user, outcome, errors: [{ error: error.about({ user: user.name }), log: null }], value: null, affected: null };
}

/** The safety options in a mutation's input: a dry run, or an expected number of messages. */
export function caution(
  doveadm: Gateway,
  { dryRun, expect }: Caution,
  user: UserRef,
  reader: AffectedReader | undefined,
): Pick<RunOptions, 'dryRun' | 'condition'> {
  if (dryRun === true) return { dryRun };
  if (!isGiven(expect)) return {};
  const counter = counterOf(reader);
  const expected = expectedOf(doveadm, expect, user);
  return { condition: async () => unexpected(await counter.count(user), expected, user) };
}

/** @throws CodedError when this change cannot preview what it affects */
function counterOf(reader: AffectedReader | undefined): AffectedReader {
  if (reader === undefined) throw badInput('input.expect', 'cannot be counted here');
  return reader;
}

/** What a dry run would change; null when it is not a dry run. @throws CodedError when this change has no preview */
export async function affectedBy({ dryRun }: Caution, user: UserRef, reader: AffectedReader | undefined): Promise<Affected | null> {
  if (dryRun !== true) return null;
  if (reader === undefined) throw badInput('input.dryRun', 'is not offered here');
  return reader.affected(user);
}

/** One user, or a list of them. */
async function usersOf(doveadm: Gateway, change: ChangeTarget): Promise<UserRef | readonly UserRef[]> {
  const { user, target, host } = change;
  const one = user ?? target?.user;
  if (one !== null && one !== undefined) return userRef(doveadm, one, host);
  const names = await namesOf(doveadm, target ?? {}, host);
  if (names.length > MAX_USERS) {
    throw badInput('input.target', `names ${String(names.length)} users; one request takes ${String(MAX_USERS)}: narrow the mask`);
  }
  return names.map((name) => ({ host: doveadm.userHost(host), name }));
}

async function namesOf(doveadm: Gateway, { users, mask }: UserTarget, host: string | null | undefined): Promise<readonly string[]> {
  if (isGiven(users)) {
    if (users.length === 0) throw badInput('input.target.users', 'must name at least one user');
    return [...new Set(users.map((name) => doveadm.foldUser(name)))];
  }
  const names = distinctUsers(doveadm, await doveadm.run(userList, { mask: mask ?? '*' }, { host })).sort();
  if (names.length === 0) throw new CodedError('NOT_FOUND', 'No user that you may see matches.', { field: 'input.target' });
  return names;
}

/** The outcome of a change for several users. */
export function outcomeOf(results: readonly { readonly outcome: Outcome }[]): Outcome {
  const outcomes = new Set(results.map(({ outcome }) => outcome));
  const [only] = outcomes;
  if (outcomes.size === 1 && only !== undefined) return only;
  return outcomes.has('APPLIED') || outcomes.has('PARTIAL') ? 'PARTIAL' : 'UNKNOWN';
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
