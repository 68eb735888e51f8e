import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../doveadm/errors.ts';
import type { Chunks, Claim, ItemChange, JobCounts } from './chunks.ts';

/** Another lane has taken over the chunk. The lane with the outdated fence starts and stores nothing more. */
export class FenceLostError extends Error {
  override readonly name = 'FenceLostError';
}

interface Pending {
  readonly claim: Claim;
  readonly changes: readonly ItemChange[];
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const RETRY_MS = 1_000;

/** Stores the changes of all lanes of this process. Changes that arrive during a commit share the next one. */
export class Committer {
  readonly #chunks: Pick<Chunks, 'store'>;
  readonly #onCounts: (counts: JobCounts) => void;
  readonly #onFault: (error: unknown) => void;
  #pending: Pending[] = [];
  #running = false;
  #closed = false;

  /**
   * @param onCounts called when counts of a job have changed
   * @param onFault called with errors other than those of a database that cannot be used
   */
  constructor(chunks: Pick<Chunks, 'store'>, onCounts: (counts: JobCounts) => void, onFault: (error: unknown) => void) {
    this.#chunks = chunks;
    this.#onCounts = onCounts;
    this.#onFault = onFault;
  }

  /**
   * Resolves when the changes are durable. Retries until they are.
   * @throws FenceLostError
   */
  commit(claim: Claim, changes: readonly ItemChange[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ claim, changes, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  /** Stops retrying. After the next start, operations that were in flight are reconciled. */
  close(): void {
    this.#closed = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    // Changes that other lanes commit in this tick share the transaction.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      await this.#store(batch);
    }
    this.#running = false;
  }

  async #store(batch: readonly Pending[]): Promise<void> {
    const byClaim = new Map<Claim, ItemChange[]>();
    for (const { claim, changes } of batch) byClaim.set(claim, [...(byClaim.get(claim) ?? []), ...changes]);
    const all = [...byClaim].map(([claim, changes]) => ({ claim, changes }));
    for (;;) {
      try {
        const { held, jobs } = await this.#chunks.store(all, Date.now());
        for (const { claim, resolve, reject } of batch) {
          if (held.has(claim)) resolve();
          else reject(new FenceLostError(`Chunk ${String(claim.number)} of job ${claim.job} belongs to another lane.`));
        }
        for (const counts of jobs) this.#onCounts(counts);
        return;
      } catch (error) {
        // The store reports a database that is down.
        if (!(error instanceof CodedError)) this.#onFault(error);
        if (this.#closed) {
          for (const { reject } of batch) reject(error as Error);
          return;
        }
        await sleep(RETRY_MS);
      }
    }
  }
}
