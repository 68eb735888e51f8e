import { USER_HOST } from '../gateway.ts';
import type { Permission } from '../doveadm/permission.ts';
import { CodedError } from '../doveadm/errors.ts';
import type { JobAudit } from './job-audit.ts';
import { renewAuthority, type AuthoritySource } from './authority.ts';
import { LEASE_MS, type Chunks, type Claim, type JobCounts } from './chunks.ts';
import { Committer, FenceLostError } from './committer.ts';
import { isFinal, type Job, type JobState } from './job.ts';
import { Lane } from './lane.ts';
import type { Ledger } from './ledger.ts';
import { readOperation, type JobOperation, type OperationLimits } from './operation.ts';
import { planJob } from './plan.ts';
import type { OperationRunner } from './run-operation.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export interface EngineOptions {
  readonly ledger: Ledger;
  readonly chunks: Chunks;
  readonly runner: OperationRunner;
  readonly authority: AuthoritySource;
  readonly limits: OperationLimits;
  /** Maximum of chunks of all jobs in progress, for each host. */
  readonly lanes: number;
  /** How long a job is kept after its end, in milliseconds. */
  readonly retentionMs: number;
  readonly audit: JobAudit;
  /** Called with errors that no caller receives. */
  readonly onFault: (error: unknown) => void;
}

/** Interval of the polls for jobs that other gateways start, stop or leave behind. */
const POLL_MS = 500;
const SWEEP_MS = 60_000;
/** Interval of the authority checks of a running job. Each chunk starts with a check too, but at a slow rate a chunk takes long. */
const AUTHORITY_MS = 2_000;
/** A job with a lower rate has one lane. */
const SLOW_PER_SECOND = 50;

/** A job that this process works on. */
interface Running {
  readonly abort: AbortController;
  lanes: number;
  authorizedAt: number;
}

/** Runs the jobs of the ledger in this process. Lanes claim chunks from the ledger. */
export class Engine {
  readonly #options: EngineOptions;
  readonly #committer: Committer;
  readonly #running = new Map<string, Running>();
  readonly #operations = new Map<string, JobOperation>();
  readonly #work = new Set<Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | null = null;
  #tickAgain = false;
  #sweptAt = 0;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#committer = new Committer(options.chunks, (counts) => this.#track(this.#brake(counts)), options.onFault);
  }

  start(): void {
    this.wake();
  }

  /** Polls the ledger now. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    if (this.#ticking !== null) {
      this.#tickAgain = true;
      return;
    }
    this.#ticking = this.#tick()
      .catch((error: unknown) => this.#report(error))
      .then(() => {
        this.#ticking = null;
        if (this.#tickAgain) {
          this.#tickAgain = false;
          this.wake();
        } else if (!this.#closed) this.#timer = setTimeout(() => this.wake(), POLL_MS).unref();
      });
  }

  /** Starts nothing more, and waits for operations in flight. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const { abort } of this.#running.values()) abort.abort();
    await this.#ticking;
    await Promise.race([Promise.allSettled(this.#work), sleep(LEASE_MS, undefined, { ref: false })]);
    this.#committer.close();
  }

  async #tick(): Promise<void> {
    const { ledger } = this.#options;
    const jobs = await ledger.inStates(['QUEUED', 'RUNNING', 'CANCELLING']);
    const states = new Map(jobs.map(({ id, state }) => [id, state]));
    for (const [id, { abort }] of this.#running) {
      const state = states.get(id);
      if (state !== 'RUNNING' && state !== 'QUEUED') abort.abort();
    }
    for (const job of jobs) {
      if (job.state === 'CANCELLING') await this.#endCancelled(job);
      else if (!job.planned) await this.#plan(job);
      await this.#checkAuthority(job);
    }
    const running = jobs.filter(({ state }) => state === 'RUNNING');
    const hosts = await this.#options.chunks.openHosts(running.filter(({ host }) => host === USER_HOST).map(({ id }) => id));
    for (const host of new Set([...running.map((job) => job.host), ...hosts]))
      await this.#fillLanes(
        host,
        running.filter((job) => job.host === host || job.host === USER_HOST),
      );
    if (Date.now() - this.#sweptAt > SWEEP_MS) {
      this.#sweptAt = Date.now();
      await ledger.removeExpired(Date.now());
    }
  }

  /** Gives lanes to the jobs in turn, so that a long job does not delay a short one. */
  async #fillLanes(host: string, jobs: readonly Job[]): Promise<void> {
    const candidates = new Set(jobs);
    const lanesOf = ({ id }: Job): number => this.#running.get(id)?.lanes ?? 0;
    let free = this.#options.lanes - (await this.#options.chunks.countRunning(host, Date.now()));
    while (candidates.size > 0 && !this.#closed && free > 0) {
      const job = [...candidates].reduce((least, next) => (lanesOf(next) < lanesOf(least) ? next : least));
      const slow = job.usersPerSecond !== null && job.usersPerSecond < SLOW_PER_SECOND;
      const stopping = this.#running.get(job.id)?.abort.signal.aborted === true;
      const claim = stopping || (slow && lanesOf(job) > 0) ? null : await this.#options.chunks.claim(job.id, host, Date.now());
      if (claim === null) {
        candidates.delete(job);
        if (job.planned && lanesOf(job) === 0) await this.#finish(job);
      } else {
        free--;
        this.#inBackground(job, (signal) => this.#runChunk(job.id, claim, signal));
      }
    }
  }

  async #plan(job: Job): Promise<void> {
    const { ledger, chunks, runner } = this.#options;
    const fence = await chunks.claimPlanning(job.id, Date.now());
    if (fence === null) return;
    if (job.state === 'QUEUED' && (await ledger.move(job.id, ['QUEUED'], 'RUNNING', { now: Date.now() })) === null) return;
    this.#inBackground(job, async (signal) => {
      const principal = await this.#principalOf(job);
      if (principal === null) return;
      const renewing = setInterval(() => this.#track(chunks.renewPlanning(job.id, fence, Date.now())), LEASE_MS / 3).unref();
      try {
        const planning = { ledger, chunks, gateway: runner.gateway, events: runner.events };
        if ((await planJob(planning, job, principal, fence, signal)) && job.waitReason !== null) await this.#endWait(job);
      } catch (error) {
        if (signal.aborted || !(error instanceof CodedError)) throw error;
        if (error.retryable) await ledger.setWait(job.id, 'HOST_DOWN', error.subject.host ?? job.host, Date.now());
        else await this.end(job, ['RUNNING'], 'FAILED', `Its users cannot be listed: ${error.message}`);
      } finally {
        clearInterval(renewing);
      }
    });
  }

  async #endWait({ id, host }: Job): Promise<void> {
    await this.#options.ledger.setWait(id, null, host, Date.now());
  }

  async #runChunk(id: string, claim: Claim, signal: AbortSignal): Promise<void> {
    const { ledger, chunks, runner } = this.#options;
    const renewing = setInterval(() => {
      // A waiting chunk keeps its lease. A lane that has lost its chunk notices with its next commit.
      this.#committer.commit(claim, []).catch(() => undefined);
    }, LEASE_MS / 3).unref();
    try {
      const job = await ledger.find(id);
      if (job?.state !== 'RUNNING') return;
      const principal = await this.#principalOf(job);
      if (principal === null) return;
      // An earlier process may have ended while it waited.
      if (job.waitHost === claim.host) await this.#endWait(job);
      const operation = this.#operationOf(job);
      const takeTurn = async (users: number): Promise<void> => {
        if (job.usersPerSecond === null || signal.aborted) return;
        const ms = await ledger.takeTurn(id, users, job.usersPerSecond, Date.now());
        if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
      };
      const stored = new Set<Permission>(job.permissions);
      const found = new Set<Permission>();
      const lane = new Lane(
        {
          runner,
          committer: this.#committer,
          job,
          operation,
          principal,
          signal,
          takeTurn,
          onAuthorized: (permissions) => permissions.forEach((permission) => stored.has(permission) || found.add(permission)),
          storePermissions: async () => {
            if (found.size === 0) return;
            const added = [...found];
            await ledger.addPermissions(id, added);
            for (const permission of added) stored.add(permission);
            found.clear();
          },
          onWait: (reason) => this.#track(ledger.setWait(id, reason, claim.host, Date.now())),
        },
        claim,
      );
      await lane.run(await chunks.openItems(claim));
      if (!signal.aborted) await chunks.release(claim, 'DONE');
    } catch (error) {
      if (!(error instanceof FenceLostError)) throw error;
    } finally {
      clearInterval(renewing);
      if (signal.aborted) await chunks.release(claim, 'WAITING').catch(() => undefined);
    }
  }

  /** Holds a job of this process that may not continue. */
  async #checkAuthority(job: Job): Promise<void> {
    const running = this.#running.get(job.id);
    if (job.state !== 'RUNNING' || running === undefined || Date.now() - running.authorizedAt < AUTHORITY_MS) return;
    running.authorizedAt = Date.now();
    await this.#principalOf(job);
  }

  /** The principal of a job. Null when the job may not continue: it is then held. */
  async #principalOf(job: Job): Promise<Exclude<Awaited<ReturnType<typeof renewAuthority>>, string> | null> {
    const principal = await renewAuthority(job.authority, ['JOB_START', ...job.permissions], this.#options.authority);
    if (typeof principal !== 'string') return principal;
    await this.end(job, ['QUEUED', 'RUNNING'], 'HELD', principal);
    return null;
  }

  #operationOf(job: Job): JobOperation {
    const known =
      this.#operations.get(job.id) ?? readOperation(this.#options.runner.schema, job.operation, job.variables, this.#options.limits);
    this.#operations.set(job.id, known);
    return known;
  }

  async #brake({ id, brake, pauseAfterFailures }: JobCounts): Promise<void> {
    if (pauseAfterFailures === null || brake < pauseAfterFailures) return;
    const job = await this.#options.ledger.find(id);
    const reason = `The operation has failed for ${String(brake)} users since the job was started or resumed (pauseAfterFailures).`;
    if (job !== null) await this.end(job, ['RUNNING'], 'PAUSED', reason);
  }

  async #finish(job: Job): Promise<void> {
    const [open] = await this.#options.ledger.inStates(['RUNNING']).then((jobs) => jobs.filter(({ id }) => id === job.id));
    if (open === undefined) return;
    const done = open.succeeded + open.failed + open.unknown;
    if (!open.planned || done < open.total) return;
    if (open.total === 0) await this.end(open, ['RUNNING'], 'FAILED', 'Its target contains no user that the job may reach.');
    else await this.end(open, ['RUNNING'], open.succeeded === open.total ? 'SUCCEEDED' : 'FINISHED_WITH_ERRORS', null);
  }

  /** Ends a cancelled job when no lane works on it any more. */
  async #endCancelled(job: Job): Promise<void> {
    if (this.#running.has(job.id) || (await this.#options.chunks.isWorkedOn(job.id, Date.now()))) return;
    await this.end(job, ['CANCELLING'], 'CANCELLED', job.reason);
  }

  /** Moves a job to a state in which nothing starts, and records it in the audit log. */
  async end(job: Job, from: readonly JobState[], to: JobState, reason: string | null): Promise<Job | null> {
    const now = Date.now();
    const expiresAt = isFinal(to) ? now + this.#options.retentionMs : 0;
    const moved = await this.#options.ledger.move(job.id, from, to, { reason, now, expiresAt });
    if (moved === null) return null;
    this.#running.get(job.id)?.abort.abort();
    if (isFinal(to)) this.#operations.delete(job.id);
    await this.#options.audit(moved, to);
    this.wake();
    return moved;
  }

  #inBackground(job: Job, task: (signal: AbortSignal) => Promise<void>): void {
    const running = this.#running.get(job.id) ?? { abort: new AbortController(), lanes: 0, authorizedAt: Date.now() };
    this.#running.set(job.id, running);
    running.lanes++;
    const ended = (): void => {
      running.lanes--;
      if (running.lanes === 0) this.#running.delete(job.id);
      this.wake();
    };
    this.#track(task(running.abort.signal).finally(ended));
  }

  #track(work: Promise<unknown>): void {
    const tracked = work.catch((error: unknown) => this.#report(error)).finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  /** The store reports a database that is down. Nobody else reports an audit log that cannot be written. */
  #report(error: unknown): void {
    if (!(error instanceof CodedError) || error.code === 'INTERNAL') this.#options.onFault(error);
  }
}
