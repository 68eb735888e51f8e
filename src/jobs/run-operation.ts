import { execute, type ExecutionResult, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Principal } from '../access/principal.ts';
import { CodedError, type ErrorCode } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import type { Events } from '../events/events.ts';
import { Gateway, USER_HOST, type GatewayOptions, type WriteResult } from '../gateway.ts';
import { AnswerMeter } from '../limits/answer-meter.ts';
import { Budget } from '../limits/budget.ts';
import type { Shares } from '../limits/shares.ts';
import type { Job, JobItemError, JobItemResult } from './job.ts';
import type { JobOperation } from './operation.ts';

/** The dependencies of operations. */
export interface OperationRunner {
  readonly schema: GraphQLSchema;
  readonly gateway: GatewayOptions;
  /** Maximum of doveadm commands of one user's operation. */
  readonly commands: number;
  /** Null when this gateway receives no events. */
  readonly events: Events | null;
  readonly shares: Pick<Shares, 'inputBytes' | 'answerBytes' | 'turns'>;
  /** An error as the API presents it. */
  readonly present: (error: GraphQLError) => GraphQLError;
}

/** One run of a job's operation for several users. */
export interface OperationRun {
  readonly job: Job;
  readonly operation: JobOperation;
  readonly principal: Principal;
  readonly requestId: string;
  readonly users: readonly string[];
  /** Aborts when the job stops. Nothing more is sent then. */
  readonly signal: AbortSignal;
  /** True after a crash: writes are reconciled and not sent. */
  readonly reconcileOnly: boolean;
  readonly onAuthorized: (permissions: readonly Permission[]) => void;
}

/** The result for one user, or the reason why the operation certainly did not run and can be retried. */
export type OperationResult = { readonly settled: JobItemResult } | { readonly notRun: JobItemResult; readonly code: ErrorCode };

/** A job has its own rate, and does not use the RATE_LIMIT of its principal. */
const UNLIMITED = { consume: () => Promise.resolve(), close: () => Promise.resolve() };

/** Codes of transient errors: the host is down or busy. */
const PASSING: readonly ErrorCode[] = ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_TIMEOUT', 'UPSTREAM_UNAUTHORIZED', 'OVERLOADED', 'RATE_LIMITED'];

/**
 * Runs the operation for each of the users, through the same schema and gateway as a request. The users share a gateway, so that their
 * reads share envelopes.
 */
export async function runOperation(runner: OperationRunner, run: OperationRun): Promise<readonly OperationResult[]> {
  const results = await runTogether(runner, run);
  if (run.users.length === 1 || !run.operation.readsOnly) return results;
  const tooLarge = run.users.filter((_, index) => isTooLarge(results[index]));
  if (tooLarge.length === 0) return results;
  // The answers of several users may exceed the memory limit together. Fewer users at a time may fit.
  const again = new Map<string, OperationResult | undefined>();
  const half = Math.ceil(Math.min(tooLarge.length, run.users.length - 1) / 2);
  for (let start = 0; start < tooLarge.length; start += half) {
    const users = tooLarge.slice(start, start + half);
    const halfResults = await runOperation(runner, { ...run, users });
    for (const [index, user] of users.entries()) again.set(user, halfResults[index]);
  }
  return results.map((result, index) => again.get(run.users[index] ?? '') ?? result);
}

async function runTogether(runner: OperationRunner, run: OperationRun): Promise<readonly OperationResult[]> {
  // Memory of jobs and memory of requests of the same principal are accounted separately.
  const holder = `${run.principal.name} (jobs)`;
  const holding = runner.shares.inputBytes.lease(holder);
  const answerBytes = runner.shares.answerBytes.lease(holder);
  // All jobs together count as one principal.
  const turn = runner.shares.turns.of('(jobs)');
  const budget = new Budget(runner.commands * run.users.length, run.principal.name, UNLIMITED);
  const { hosts } = runner.gateway;
  // The job's host is the default host of its operation.
  const ordered = [...hosts].sort((a, b) => Number(b.name === run.job.host) - Number(a.name === run.job.host));
  const options = { ...runner.gateway, hosts: ordered, ...(run.job.host === USER_HOST ? {} : { routes: null }) };
  const writes: WriteResult<unknown>[] = [];
  let waiting = run.users.length;
  let allHaveStarted: () => void = () => undefined;
  const { claims, remoteAddress } = run.job.authority;
  const doveadm = new Gateway(options, {
    principal: run.principal,
    requestId: run.requestId,
    remoteAddress,
    jobId: run.job.id,
    signal: run.signal,
    budget,
    holding,
    turn,
    // The users start one after the other, in turns.
    readsAfter: new Promise<void>((resolve) => {
      allHaveStarted = resolve;
    }),
    reconcileOnly: run.reconcileOnly,
    onAuthorized: run.onAuthorized,
    onWrite: (result) => writes.push(result),
  });
  const shared = {
    doveadm,
    requestId: run.requestId,
    budget,
    claims,
    remoteAddress,
    client: null,
    ended: () => run.signal,
    jobs: null,
    events: runner.events,
  };
  const { document, takesHost } = run.operation;
  const variables = { ...(takesHost ? { host: run.job.host } : {}), ...run.job.variables };
  try {
    return await Promise.all(
      run.users.map(async (user) => {
        const answer = new AnswerMeter(answerBytes, turn);
        const contextValue = { ...shared, answer };
        const variableValues = { ...variables, user };
        const result = await turn.run(() => {
          if (--waiting === 0) allHaveStarted();
          return execute({ schema: runner.schema, document, contextValue, variableValues });
        });
        return resultOf(runner, answer.resultOf(result), writes);
      }),
    );
  } finally {
    holding.release();
    answerBytes.release();
  }
}

function isTooLarge(result: OperationResult | undefined): boolean {
  if (result === undefined) return false;
  const { errors } = 'notRun' in result ? result.notRun : result.settled;
  return errors.some(({ code }) => code === 'PAYLOAD_TOO_LARGE');
}

function resultOf(
  runner: OperationRunner,
  { data, errors = [] }: ExecutionResult,
  writes: readonly WriteResult<unknown>[],
): OperationResult {
  const presented = errors.map((error) => itemError(runner.present(error)));
  const ofWrites = writes.flatMap((result) =>
    result.errors.map(({ error }): JobItemError => ({ code: error.code, message: error.message, path: null })),
  );
  const faulty = writes.filter(
    ({ outcome, errors: reasons }) => outcome !== 'APPLIED' && !(outcome === 'NOT_APPLIED' && reasons.length === 0),
  );
  const unknown = faulty.some(({ outcome }) => outcome === 'UNKNOWN');
  const failed = faulty.length > 0 || presented.length > 0;
  const outcome = unknown ? 'UNKNOWN' : failed ? 'FAILED' : 'SUCCEEDED';
  const settled: JobItemResult = { outcome, data: data ?? null, errors: [...presented, ...ofWrites] };
  const passing = passingCode(errors, writes);
  return passing === null ? { settled } : { notRun: settled, code: passing };
}

/**
 * The code of a transient error when there is no other error, and when the operation certainly changed nothing. A repeated read does no harm.
 * TEMPORARY_FAILURE, with which Dovecot itself refuses a user, comes first.
 */
function passingCode(errors: readonly GraphQLError[], writes: readonly WriteResult<unknown>[]): ErrorCode | null {
  const codes = new Set([
    ...errors.map(({ originalError }) => (originalError instanceof CodedError ? originalError.code : null)),
    ...writes.flatMap((write) => (write.outcome === 'NOT_APPLIED' ? write.errors.map(({ error }) => error.code) : [null])),
  ]);
  const temporary = codes.delete('TEMPORARY_FAILURE');
  // A write that was sent and got another transient error is not sent again.
  const allowed: readonly (ErrorCode | null)[] = writes.length === 0 ? PASSING : [];
  if (![...codes].every((code) => allowed.includes(code))) return null;
  const [first = null] = codes;
  return temporary ? 'TEMPORARY_FAILURE' : first;
}

function itemError({ message, path, extensions }: GraphQLError): JobItemError {
  return { code: extensions.code as ErrorCode, message, path: path?.map(String) ?? null };
}
