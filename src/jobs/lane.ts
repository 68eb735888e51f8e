import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../access/principal.ts';
import type { ErrorCode } from '../doveadm/errors.ts';
import type { Permission } from '../doveadm/permission.ts';
import { FenceLostError, type Committer } from './committer.ts';
import type { Claim, ItemChange } from './chunks.ts';
import type { Job, JobItem, JobWaitReason } from './job.ts';
import type { JobOperation } from './operation.ts';
import { runOperation, type OperationResult, type OperationRunner } from './run-operation.ts';

/** The dependencies of a lane. */
export interface LaneOptions {
  readonly runner: OperationRunner;
  readonly committer: Committer;
  readonly job: Job;
  readonly operation: JobOperation;
  readonly principal: Principal;
  /** Aborts when the job or the gateway stops. */
  readonly signal: AbortSignal;
  /** Waits until the job's rate allows the start of this number of users. */
  readonly takeTurn: (users: number) => Promise<void>;
  readonly onAuthorized: (permissions: readonly Permission[]) => void;
  /** Stores the permissions from `onAuthorized`, before the results that they protect. */
  readonly storePermissions: () => Promise<void>;
  readonly onWait: (reason: JobWaitReason | null) => void;
}

/** Maximum of users of one lane whose writes are in flight, on the wire or on their way into the ledger. */
const WRITES_IN_FLIGHT = 8;
/** The same while requests use the host: they come first. */
const WRITES_BESIDE_REQUESTS = 1;
/** Interval at which the others look whether requests still use the host. */
const YIELD_MS = 100;
/** Attempts for a user whose host answers: other users of the chunk have results, or Dovecot refuses this one for now. */
const ATTEMPTS = 3;
const BACKOFF_MS = [500, 1_000, 2_000, 5_000];

/** Runs the operation for the users of one chunk. Resolves when each has an outcome, or when the job has stopped. @throws FenceLostError */
export class Lane {
  readonly #options: LaneOptions;
  readonly #claim: Claim;
  /** Consecutive runs that the host did not accept. */
  #refusals = 0;

  constructor(options: LaneOptions, claim: Claim) {
    this.#options = options;
    this.#claim = claim;
  }

  async run(items: readonly JobItem[]): Promise<void> {
    if (this.#options.operation.readsOnly) return this.#read(items);
    const interrupted = this.#options.operation.repeatable ? [] : items.filter(({ intent }) => intent !== null);
    await this.#inFlight(interrupted, (item) => this.#reconcile(item));
    await this.#inFlight(
      items.filter((item) => !interrupted.includes(item)),
      (item) => this.#write(item),
    );
  }

  /** Reads of several users share envelopes. A slow rate means fewer users per run. */
  async #read(items: readonly JobItem[]): Promise<void> {
    const { usersPerSecond } = this.#options.job;
    const size = usersPerSecond === null ? items.length : Math.max(1, Math.floor(usersPerSecond));
    for (let start = 0; start < items.length && !this.#hasStopped(); start += size) {
      let open = items.slice(start, start + size);
      await this.#options.takeTurn(open.length);
      for (let attempt = 1; open.length > 0 && !this.#hasStopped();) {
        const results = await this.#runFor(open);
        if (this.#hasStopped()) {
          await this.#settleBeforeStop(open, results);
          return;
        }
        const refused = open.filter((_, index) => isRefused(results[index]));
        const final = attempt >= ATTEMPTS;
        await this.#settle(open.flatMap((item, index) => settledChange(item, results[index], final)));
        if (final) break;
        if (refused.length > 0) {
          const codes = results.map(codeOf);
          // The host is up, so the number of attempts is limited.
          if (refused.length < open.length || codes.includes('TEMPORARY_FAILURE')) attempt++;
          await this.#backOff(codes.find((code) => code !== null) ?? null);
        } else this.#answered();
        open = refused;
      }
    }
  }

  /** Stores the results without errors when the job has stopped. The other users stay open. */
  async #settleBeforeStop(items: readonly JobItem[], results: readonly OperationResult[]): Promise<void> {
    await this.#settle(items.flatMap((item, index) => (hasErrors(results[index]) ? [] : settledChange(item, results[index], false))));
  }

  async #write(item: JobItem): Promise<void> {
    for (let failures = 0; !this.#hasStopped();) {
      await this.#options.takeTurn(1);
      if (this.#hasStopped()) return;
      await this.#commit([{ item, kind: 'intent' }]);
      // A lane that was frozen for longer than its lease sends nothing, because another lane has taken over.
      if (Date.now() >= this.#claim.leaseUntil) throw new FenceLostError('The lease has run out.');
      if (this.#hasStopped()) return this.#commit([{ item, kind: 'withdrawn' }]);
      const [result] = await this.#runFor([item]);
      if (codeOf(result) === 'TEMPORARY_FAILURE') failures++;
      if (!isRefused(result) || failures >= ATTEMPTS) {
        this.#answered();
        // The next user does not wait for this.
        this.#settle(settledChange(item, result, true)).catch((error: unknown) => (this.#failure ??= error as Error));
        return;
      }
      await this.#commit([{ item, kind: 'withdrawn' }]);
      await this.#backOff(codeOf(result));
    }
  }

  /** Reconciles a write that an earlier process may have sent: the current state shows the outcome, or the outcome is UNKNOWN. */
  async #reconcile(item: JobItem): Promise<void> {
    for (let failures = 0; !this.#hasStopped();) {
      const [result] = await this.#runFor([item], true);
      if (codeOf(result) === 'TEMPORARY_FAILURE') failures++;
      if (!isRefused(result) || failures >= ATTEMPTS) return this.#settle(settledChange(item, unknownUnlessApplied(result), true));
      await this.#backOff(codeOf(result));
    }
  }

  #failure: Error | null = null;

  #hasStopped(): boolean {
    if (this.#failure !== null) throw this.#failure;
    return this.#options.signal.aborted;
  }

  async #runFor(items: readonly JobItem[], reconcileOnly = false): Promise<readonly OperationResult[]> {
    const { runner, job, operation, principal, signal, onAuthorized } = this.#options;
    const requestId = `${job.id}.${String(this.#claim.number)}`;
    const users = items.map(({ user }) => user);
    return runOperation(runner, { job, operation, principal, requestId, users, signal, reconcileOnly, onAuthorized });
  }

  async #inFlight(items: readonly JobItem[], work: (item: JobItem) => Promise<void>): Promise<void> {
    const queue = [...items];
    const worker = async (index: number): Promise<void> => {
      while (queue.length > 0 && !this.#hasStopped()) {
        if (index >= WRITES_BESIDE_REQUESTS && this.#servesRequests()) {
          await sleep(YIELD_MS);
          continue;
        }
        const item = queue.shift();
        if (item !== undefined) await work(item);
      }
    };
    await Promise.all(Array.from({ length: Math.min(WRITES_IN_FLIGHT, items.length) }, (_, index) => worker(index)));
    await this.#commit([]);
    if (this.#failure !== null) throw this.#failure;
  }

  #servesRequests(): boolean {
    return this.#options.runner.gateway.hosts.some(({ name, servesRequests }) => name === this.#claim.host && servesRequests);
  }

  async #settle(changes: readonly ItemChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.#options.storePermissions();
    await this.#commit(changes);
  }

  #commit(changes: readonly ItemChange[]): Promise<void> {
    return this.#options.committer.commit(this.#claim, changes);
  }

  async #backOff(code: ErrorCode | null): Promise<void> {
    if (code !== 'TEMPORARY_FAILURE') this.#options.onWait(code === 'OVERLOADED' || code === 'RATE_LIMITED' ? 'THROTTLED' : 'HOST_DOWN');
    const ms = BACKOFF_MS[Math.min(this.#refusals++, BACKOFF_MS.length - 1)];
    await sleep(ms, undefined, { signal: this.#options.signal }).catch(() => undefined);
    await this.#commit([]);
  }

  #answered(): void {
    if (this.#refusals > 0) this.#options.onWait(null);
    this.#refusals = 0;
  }
}

function isRefused(result: OperationResult | undefined): boolean {
  return codeOf(result) !== null;
}

/** Null: the operation ran. */
function codeOf(result: OperationResult | undefined): ErrorCode | null {
  if (result === undefined) return 'UPSTREAM_UNAVAILABLE';
  return 'notRun' in result ? result.code : null;
}

function hasErrors(result: OperationResult | undefined): boolean {
  return result === undefined || 'notRun' in result || result.settled.errors.length > 0;
}

/** @param final whether users whose operation did not run get an outcome now */
function settledChange(item: JobItem, result: OperationResult | undefined, final: boolean): readonly ItemChange[] {
  if (result === undefined || ('notRun' in result && !final)) return [];
  return [{ item, kind: 'settled', result: 'notRun' in result ? result.notRun : result.settled, at: Date.now() }];
}

/** An error during reconciliation says nothing about the write. */
function unknownUnlessApplied(result: OperationResult | undefined): OperationResult | undefined {
  if (result === undefined) return result;
  const found = 'notRun' in result ? result.notRun : result.settled;
  return found.outcome === 'SUCCEEDED' ? result : { settled: { ...found, outcome: 'UNKNOWN' } };
}
