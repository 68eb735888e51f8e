import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { assertAllowed } from '../access/decide.ts';
import type { Claims } from '../access/claims.ts';
import { badInput, CodedError } from '../doveadm/errors.ts';
import { abortedBy } from '../doveadm/host/on-abort.ts';
import type { Events } from '../events/events.ts';
import type { Gateway } from '../gateway.ts';
import { keepAuthority } from './authority.ts';
import type { Engine } from './engine.ts';
import { isFinal, JOB_STATES, type Job, type JobItemOutcome, type JobState, type SettledItem } from './job.ts';
import type { JobAccess } from './job-access.ts';
import type { JobAudit } from './job-audit.ts';
import { hashOf, readTarget, readText, readVariables, type JobStart } from './job-input.ts';
import type { Ledger, NewJob } from './ledger.ts';
import { readOperation, type OperationLimits } from './operation.ts';

/** The caller of a request about jobs. */
export interface JobCaller {
  readonly doveadm: Gateway;
  readonly claims: Claims;
  /** Null when the address is not known. */
  readonly remoteAddress: string | null;
}

export interface JobsOptions {
  readonly ledger: Ledger;
  readonly access: JobAccess;
  readonly engine: Engine;
  readonly schema: GraphQLSchema;
  readonly limits: OperationLimits;
  /** Null when this gateway receives no events. */
  readonly events: Events | null;
  readonly audit: JobAudit;
  /** Refuses an operation that is not a trusted document when only trusted documents may run. @throws CodedError */
  readonly assertTrusted: (operation: string) => void;
}

const ALL_OUTCOMES: readonly JobItemOutcome[] = ['SUCCEEDED', 'FAILED', 'UNKNOWN'];
const WATCH_MS = 300;
/** Users per page of results. The first page is small; later ones hold about one megabyte. */
const FIRST_PAGE = 20;
const LARGEST_PAGE = 500;
const PAGE_BYTES = 1_000_000;

/** The API of jobs: what callers may see and control. */
export class Jobs {
  readonly #options: JobsOptions;
  readonly #closing = new AbortController();

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  /**
   * Starts a job, or returns the job of an earlier call with the same key and input.
   * @throws CodedError: BAD_USER_INPUT, FORBIDDEN, TEMPORARY_FAILURE when the database cannot be used
   */
  async start(caller: JobCaller, input: JobStart): Promise<Job> {
    const { doveadm } = caller;
    const variables = readVariables(input.variables);
    this.#options.assertTrusted(input.operation);
    const operation = readOperation(this.#options.schema, input.operation, variables, this.#options.limits);
    const host = doveadm.userHost(input.host);
    const usersPerSecond = input.usersPerSecond ?? null;
    if (usersPerSecond !== null && !(usersPerSecond >= 0.001)) throw badInput('input.usersPerSecond', 'must be 0.001 or more');
    const pauseAfterFailures = input.pauseAfterFailures === undefined ? 100 : input.pauseAfterFailures;
    if (pauseAfterFailures !== null && pauseAfterFailures < 1)
      throw badInput('input.pauseAfterFailures', 'must be 1 or more; null means that failures do not pause the job');
    const target = await readTarget(doveadm, input, this.#options.events);
    const given = {
      operation: input.operation,
      variables,
      target,
      host,
      usersPerSecond,
      pauseAfterFailures,
      note: readText('note', input.note),
    };
    const permissions = operation.permissions.filter((permission) => doveadm.principal.permissions().includes(permission));
    return this.#create(caller, { ...given, key: readText('key', input.key), inputHash: hashOf(given), permissions, retryOf: null });
  }

  /** Starts a job with the operation of an ended one, for its users with certain outcomes. @throws CodedError */
  async retry(caller: JobCaller, id: string, outcomes: readonly JobItemOutcome[] | null | undefined): Promise<Job> {
    const job = await this.#controlled(caller, id);
    if (!isFinal(job.state)) throw badInput('input.id', `is a job that is ${job.state}: retry it when it has ended`);
    const wanted = outcomes ?? (['FAILED', 'UNKNOWN'] as const);
    if (wanted.length === 0) throw badInput('input.outcomes', 'must name at least one outcome');
    const { ledger } = this.#options;
    if ((await ledger.items(id, wanted, -1, 1)).length === 0)
      throw badInput('input.outcomes', `no user of the job ended as ${wanted.join(' or ')}`);
    for await (const names of ledger.names(id)) {
      for (const name of names) assertAllowed(caller.doveadm.principal, 'JOB_START', name);
    }
    const target = { retry: { job: id, outcomes: wanted } };
    return this.#create(caller, { ...job, target, key: null, inputHash: '', retryOf: id });
  }

  async pause(caller: JobCaller, id: string): Promise<Job> {
    const job = await this.#controlled(caller, id);
    if (job.state === 'PAUSED') return job;
    return this.#moved(caller, job, ['QUEUED', 'RUNNING', 'HELD'], 'PAUSED', `Paused by ${caller.doveadm.principal.name}.`);
  }

  async cancel(caller: JobCaller, id: string): Promise<Job> {
    const job = await this.#controlled(caller, id);
    if (job.state === 'CANCELLING' || job.state === 'CANCELLED') return job;
    return this.#moved(
      caller,
      job,
      ['QUEUED', 'RUNNING', 'PAUSED', 'HELD'],
      'CANCELLING',
      `Cancelled by ${caller.doveadm.principal.name}.`,
    );
  }

  /** A held job continues under the caller's claims, without new rights. */
  async resume(caller: JobCaller, id: string): Promise<Job> {
    const job = await this.#controlled(caller, id);
    if (job.state === 'RUNNING' || job.state === 'QUEUED') return job;
    if (job.state !== 'PAUSED' && job.state !== 'HELD')
      throw badInput('input.id', `is a job that is ${job.state}, which cannot be resumed`);
    const { ledger, engine, audit } = this.#options;
    let authority: Job['authority'] | undefined;
    if (job.state === 'HELD') {
      for await (const names of ledger.names(id)) {
        for (const name of names) assertAllowed(caller.doveadm.principal, 'JOB_START', name);
      }
      const own = keepAuthority(caller.doveadm.principal, caller.claims, caller.remoteAddress);
      const before = new Set(Object.values(job.authority.ceiling).flat());
      const ceiling = Object.fromEntries(
        Object.entries(own.ceiling).map(([role, permissions]) => [role, permissions.filter((permission) => before.has(permission))]),
      );
      authority = { ...own, ceiling };
    }
    const moved = await ledger.move(id, ['PAUSED', 'HELD'], 'RUNNING', {
      now: Date.now(),
      authority,
      record: (resumed) => audit(resumed, 'RESUMED', caller.doveadm.principal),
    });
    if (moved === null) return this.#found(id);
    engine.wake();
    return moved;
  }

  /** Null when the job does not exist, or the caller may not see it. @throws CodedError FORBIDDEN without JOB_READ */
  async find({ doveadm }: JobCaller, id: string): Promise<Job | null> {
    assertReader(doveadm);
    const job = await this.#options.ledger.find(id);
    return job !== null && (await this.#options.access.maySee(doveadm.principal, job)) ? job : null;
  }

  /** Jobs that the caller may see, newest first. Returns up to one more than `count`. @throws CodedError FORBIDDEN without JOB_READ */
  async list(
    { doveadm }: JobCaller,
    states: readonly JobState[] | null | undefined,
    after: string | null,
    count: number,
  ): Promise<readonly Job[]> {
    assertReader(doveadm);
    const { ledger, access } = this.#options;
    const wanted = states ?? JOB_STATES;
    const found: Job[] = [];
    let before = after === null ? null : readCursor(after);
    while (found.length <= count && wanted.length > 0) {
      const page = await ledger.list(wanted, before, 100);
      for (const job of page) if (await access.maySee(doveadm.principal, job)) found.push(job);
      const last = page.at(-1);
      if (last === undefined || page.length < 100) break;
      before = last;
    }
    return found.slice(0, count + 1);
  }

  /** @throws CodedError FORBIDDEN without the permissions that the operation has used */
  async items(
    caller: JobCaller,
    job: Job,
    outcomes: readonly JobItemOutcome[] | null | undefined,
    after: number,
    count: number,
  ): Promise<readonly SettledItem[]> {
    await this.assertResults(caller.doveadm, job);
    const wanted = outcomes ?? ALL_OUTCOMES;
    return wanted.length === 0 ? [] : this.#options.ledger.items(job.id, wanted, after, count + 1);
  }

  /** @throws CodedError FORBIDDEN */
  async assertResults(doveadm: Gateway, job: Job): Promise<void> {
    const current = (await this.#options.ledger.find(job.id)) ?? job;
    if (await this.#options.access.maySeeResults(doveadm.principal, current)) {
      if (current.permissions.includes('MESSAGE_READ_CONTENT')) await this.#options.audit(current, 'RESULTS_READ', doveadm.principal);
      return;
    }
    const needed = ['JOB_READ', ...current.permissions].join(', ');
    throw new CodedError('FORBIDDEN', `The results need, for every user of the job, the permissions that its operation needs: ${needed}.`);
  }

  /** The results of a job that has ended, in the order of the target. */
  async *results(id: string): AsyncGenerator<readonly SettledItem[]> {
    let after = -1;
    let count = FIRST_PAGE;
    for (;;) {
      const page = await this.#options.ledger.items(id, ALL_OUTCOMES, after, count);
      if (page.length === 0) return;
      yield page;
      after = page.at(-1)?.position ?? after;
      count = Math.min(LARGEST_PAGE, Math.max(1, Math.floor((PAGE_BYTES * page.length) / JSON.stringify(page).length)));
    }
  }

  /** Ends all watches. */
  close(): void {
    this.#closing.abort();
  }

  /** Yields the current state of a job, and its state after each change, until the job has ended or `signal` aborts. */
  async *watch(caller: JobCaller, id: string, ended: AbortSignal): AsyncGenerator<Job | null> {
    const { signal, release } = abortedBy([ended, this.#closing.signal]);
    let before = '';
    try {
      while (!signal.aborted) {
        const job = await this.find(caller, id);
        const now = JSON.stringify(job);
        if (now !== before) yield job;
        before = now;
        if (job === null || isFinal(job.state)) return;
        await sleep(WATCH_MS, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      release();
    }
  }

  async #create(caller: JobCaller, job: Omit<NewJob, 'startedBy' | 'authority'>): Promise<Job> {
    const { ledger, engine, audit } = this.#options;
    const { principal } = caller.doveadm;
    const authority = keepAuthority(principal, caller.claims, caller.remoteAddress);
    const record = (started: Job): Promise<void> => audit(started, 'STARTED', principal);
    const created = await ledger.create({ ...job, startedBy: principal.name, authority }, Date.now(), record);
    if (created !== null) {
      engine.wake();
      return created;
    }
    const existing = await ledger.findByKey(principal.name, job.key ?? '');
    if (existing?.inputHash === job.inputHash) return existing;
    throw badInput('input.key', 'belongs to a job with another input: choose another key');
  }

  async #moved(caller: JobCaller, job: Job, from: readonly JobState[], to: JobState, reason: string): Promise<Job> {
    const { ledger, engine, audit } = this.#options;
    const record = (changed: Job): Promise<void> => audit(changed, to, caller.doveadm.principal);
    const moved = await ledger.move(job.id, from, to, { reason, now: Date.now(), record });
    if (moved === null) {
      const current = await this.#found(job.id);
      throw badInput('input.id', `is a job that is ${current.state}, which cannot be ${to === 'PAUSED' ? 'paused' : 'cancelled'}`);
    }
    engine.wake();
    return moved;
  }

  async #controlled(caller: JobCaller, id: string): Promise<Job> {
    const job = await this.find(caller, id);
    if (job === null) throw new CodedError('NOT_FOUND', 'The job does not exist, or you may not see it.', { field: 'input.id' });
    await this.#options.access.assertControl(caller.doveadm.principal, job);
    return job;
  }

  async #found(id: string): Promise<Job> {
    const job = await this.#options.ledger.find(id);
    if (job === null) throw new CodedError('NOT_FOUND', 'The job has been removed.', { field: 'input.id' });
    return job;
  }
}

function assertReader(doveadm: Gateway): void {
  doveadm.assertCan('JOB_READ', null, { filtered: true });
}

/** The cursor of a job in a list. */
export function jobCursor({ createdAt, id }: Job): string {
  return `${String(createdAt)} ${id}`;
}

function readCursor(cursor: string): { readonly createdAt: number; readonly id: string } {
  const [createdAt = '', id = ''] = cursor.split(' ');
  if (!/^\d+$/.test(createdAt)) throw badInput('after', 'is not a cursor of `jobs`');
  return { createdAt: Number(createdAt), id };
}
