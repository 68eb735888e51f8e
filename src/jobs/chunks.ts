import { placeholders, type Queries, type SqlValue } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { IN_PARTS, itemOf, type Job, type JobItem, type JobItemResult } from './job.ts';

/** A lease on one chunk of a job. A lane whose fence is outdated can no longer write. */
export interface Claim {
  readonly job: string;
  readonly number: number;
  /** The host that held the users' mail when the chunk was planned. */
  readonly host: string;
  readonly fence: number;
  /** End of the lease, in milliseconds since the epoch. The lane renews it. */
  leaseUntil: number;
}

/** A user of a job, and the host that holds the mail. */
export interface PlannedUser {
  readonly name: string;
  readonly host: string;
}

/** A change to one user's entry in the ledger. */
export type ItemChange =
  | { readonly item: JobItem; readonly kind: 'intent' }
  /** The operation was certainly not sent, and may start again. */
  | { readonly item: JobItem; readonly kind: 'withdrawn' }
  | { readonly item: JobItem; readonly kind: 'settled'; readonly result: JobItemResult; readonly at: number };

/** Changes of one claim. */
export interface ChunkChanges {
  readonly claim: Claim;
  readonly changes: readonly ItemChange[];
}

/** Users in one chunk: enough to fill the envelopes of one host, and few enough to finish within seconds. */
export const CHUNK_USERS = 200;
/** Time without a sign of life after which other gateways take over the chunks of a gateway. */
export const LEASE_MS = 15_000;
/** Chunks of earlier versions have no host. */
const OF_HOST = '(host = $3 OR host IS NULL)';
/** Rows of one INSERT, within the parameter limits of both databases. */
const ROWS = 500;
/** Claims of one UPDATE. */
const CLAIMS = 100;

/** The chunks of jobs in the database. Chunks are planned, claimed by lanes, and changed under a fence. */
export class Chunks {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Claims the planning of a job, also when the lease of an earlier planner has expired.
   * @returns the fence; null when another lane plans the job, or when it is planned
   */
  async claimPlanning(job: string, now: number): Promise<number | null> {
    const sql = `UPDATE jobs SET plan_fence = plan_fence + 1, plan_lease = $2 WHERE id = $1 AND planned = 0 AND plan_lease < $3
      AND state IN ('QUEUED', 'RUNNING') RETURNING plan_fence`;
    const [row] = await this.#store.query<{ plan_fence: number }>(sql, [job, now + LEASE_MS, now]);
    return row?.plan_fence ?? null;
  }

  /** Extends the lease of a planner, whose list can take long. */
  async renewPlanning(job: string, fence: number, now: number): Promise<void> {
    await this.#store.query('UPDATE jobs SET plan_lease = $3 WHERE id = $1 AND plan_fence = $2 AND planned = 0', [
      job,
      fence,
      now + LEASE_MS,
    ]);
  }

  /**
   * Adds users to a job, each user once. A chunk holds users of one host.
   * @returns whether the fence is still current
   */
  async plan(job: string, fence: number, users: readonly PlannedUser[], now: number): Promise<boolean> {
    return this.#store.transaction(async (queries) => {
      const renewed = await queries.query(
        'UPDATE jobs SET plan_lease = $3 WHERE id = $1 AND plan_fence = $2 AND planned = 0 RETURNING id',
        [job, fence, now + LEASE_MS],
      );
      if (renewed.length === 0) return false;
      const [last] = await queries.query('SELECT COALESCE(MAX(number), -1) AS number FROM job_chunks WHERE job = $1', [job]);
      let number = Number(last?.number) + 1;
      let added = 0;
      for (const { host, names } of chunksOf(users)) {
        const rows = names.flatMap((name, index): SqlValue[] => [job, number * CHUNK_USERS + index, number, name]);
        const sql = `INSERT INTO job_items (job, position, chunk, name) VALUES ${placeholders(names.length, 4)}
          ON CONFLICT (job, name) DO NOTHING RETURNING position`;
        const inserted = (await queries.query(sql, rows)).length;
        added += inserted;
        if (inserted > 0) {
          await queries.query("INSERT INTO job_chunks (job, number, state, host) VALUES ($1, $2, 'WAITING', $3)", [job, number, host]);
        }
        number++;
      }
      await queries.query('UPDATE jobs SET total = total + $2 WHERE id = $1', [job, added]);
      return true;
    });
  }

  /** Marks a job as completely planned. */
  async endPlanning(job: string, fence: number, inParts: boolean): Promise<void> {
    await this.#store.query('UPDATE jobs SET planned = $3 WHERE id = $1 AND plan_fence = $2', [job, fence, inParts ? IN_PARTS : 1]);
  }

  /** Ends the leases of an earlier process. Only for a database that no other process has open. */
  async forgetLeases(): Promise<void> {
    await this.#store.query("UPDATE job_chunks SET lease_until = 0 WHERE state = 'RUNNING'");
    await this.#store.query('UPDATE jobs SET plan_lease = 0 WHERE planned = 0');
  }

  /** The hosts of all unfinished chunks of these jobs. */
  async openHosts(jobs: readonly string[]): Promise<readonly string[]> {
    if (jobs.length === 0) return [];
    const sql = `SELECT DISTINCT host FROM job_chunks WHERE job IN ${placeholders(1, jobs.length)} AND state <> 'DONE' AND host IS NOT NULL`;
    return (await this.#store.query(sql, jobs)).map(({ host }) => String(host));
  }

  /** Claims the next chunk of a job with users of a host. Null when no chunk is free. */
  async claim(job: string, host: string, now: number): Promise<Claim | null> {
    for (;;) {
      const [free] = await this.#store.query<{ number: number }>(
        `SELECT number FROM job_chunks WHERE job = $1 AND state = 'RUNNING' AND lease_until < $2 AND ${OF_HOST}
        UNION ALL SELECT * FROM (SELECT number FROM job_chunks WHERE job = $1 AND state = 'WAITING' AND ${OF_HOST}
          ORDER BY number LIMIT 1) AS waiting LIMIT 1`,
        [job, now, host],
      );
      if (free === undefined) return null;
      const leaseUntil = now + LEASE_MS;
      const [claimed] = await this.#store.query<{ fence: number }>(
        `UPDATE job_chunks SET state = 'RUNNING', fence = fence + 1, lease_until = $3 WHERE job = $1 AND number = $2
          AND (state = 'WAITING' OR (state = 'RUNNING' AND lease_until < $4)) RETURNING fence`,
        [job, free.number, leaseUntil, now],
      );
      if (claimed !== undefined) return { job, number: free.number, host, fence: claimed.fence, leaseUntil };
    }
  }

  /** Number of chunks of a host, of all jobs, that are leased by any gateway. */
  async countRunning(host: string, now: number): Promise<number> {
    const sql = `SELECT COUNT(*) AS count FROM job_chunks WHERE state = 'RUNNING' AND lease_until >= $2 AND host = $1
      AND job IN (SELECT id FROM jobs WHERE state IN ('RUNNING', 'PAUSED', 'HELD', 'CANCELLING'))`;
    const [row] = await this.#store.query(sql, [host, now]);
    return Number(row?.count ?? 0);
  }

  /** Whether any gateway has a lease on a chunk of the job. */
  async isWorkedOn(job: string, now: number): Promise<boolean> {
    const sql = "SELECT number FROM job_chunks WHERE job = $1 AND state = 'RUNNING' AND lease_until >= $2 LIMIT 1";
    return (await this.#store.query(sql, [job, now])).length > 0;
  }

  /** The users of a chunk without an outcome. */
  async openItems({ job, number }: Claim): Promise<readonly JobItem[]> {
    const sql = 'SELECT * FROM job_items WHERE job = $1 AND position >= $2 AND position < $3 AND outcome IS NULL ORDER BY position';
    return (await this.#store.query(sql, [job, number * CHUNK_USERS, (number + 1) * CHUNK_USERS])).map(itemOf);
  }

  /** Releases a chunk, either as done or for another lane. */
  async release({ job, number, fence }: Claim, state: 'DONE' | 'WAITING'): Promise<void> {
    await this.#store.query('UPDATE job_chunks SET state = $4, lease_until = 0 WHERE job = $1 AND number = $2 AND fence = $3', [
      job,
      number,
      fence,
      state,
    ]);
  }

  /**
   * Stores changes of several chunks in one transaction, except those of claims with an outdated fence.
   * @returns the claims that are still valid, and the jobs whose counts have changed
   */
  async store(
    all: readonly ChunkChanges[],
    now: number,
  ): Promise<{ readonly held: ReadonlySet<Claim>; readonly jobs: readonly JobCounts[] }> {
    return this.#store.transaction(async (queries) => {
      // A fixed order prevents deadlocks between gateways that store at the same time.
      const ordered = all.toSorted((a, b) =>
        a.claim.job < b.claim.job ? -1 : a.claim.job > b.claim.job ? 1 : a.claim.number - b.claim.number,
      );
      const held = new Set<Claim>();
      for (const part of partsOf(ordered, CLAIMS)) {
        const claims = part.map(({ claim }) => claim);
        for (const claim of await renew(queries, claims, now)) held.add(claim);
      }
      const rows = ordered
        .filter(({ claim }) => held.has(claim))
        .flatMap(({ claim, changes }) => lastOf(changes).map((change) => ({ claim, change })));
      const outcomes = new Map<string, string[]>();
      for (const part of partsOf(rows, ROWS)) {
        for (const { job, outcome } of await upsert(queries, part)) {
          const ofJob = outcomes.get(job) ?? [];
          outcomes.set(job, ofJob);
          ofJob.push(outcome);
        }
      }
      const jobs: JobCounts[] = [];
      for (const [job, ofJob] of outcomes) {
        const counts = await count(queries, job, ofJob);
        if (counts !== null) jobs.push(counts);
      }
      return { held, jobs };
    });
  }
}

/** The failures of a job since its start or last resume, and the number of failures after which it pauses. */
export type JobCounts = Pick<Job, 'id' | 'pauseAfterFailures'> & { readonly brake: number };

/** Chunks of users of one host each, in the order of the users. */
function chunksOf(users: readonly PlannedUser[]): { readonly host: string; readonly names: readonly string[] }[] {
  const byHost = new Map<string, string[]>();
  for (const { name, host } of users) {
    const names = byHost.get(host) ?? [];
    names.push(name);
    byHost.set(host, names);
  }
  return [...byHost].flatMap(([host, all]) => partsOf(all, CHUNK_USERS).map((names) => ({ host, names })));
}

function partsOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** Of several changes of one user, the last one counts. */
function lastOf(changes: readonly ItemChange[]): readonly ItemChange[] {
  return [...new Map(changes.map((change) => [change.item.position, change])).values()];
}

/** @returns the claims whose fence is still current. A chunk has one current claim. */
async function renew(queries: Queries, claims: readonly Claim[], now: number): Promise<readonly Claim[]> {
  const leaseUntil = now + LEASE_MS;
  const chunks = claims.map((_, index) => `(job, number, fence) = ${placeholders(1, 3, 2 + index * 3)}`);
  const renewed = await queries.query<{ job: string; number: number; fence: number }>(
    `UPDATE job_chunks SET lease_until = $1 WHERE ${chunks.join(' OR ')} RETURNING job, number, fence`,
    [leaseUntil, ...claims.flatMap(({ job, number, fence }) => [job, number, fence])],
  );
  const current = claims.filter((claim) =>
    renewed.some(({ job, number, fence }) => job === claim.job && number === claim.number && fence === claim.fence),
  );
  for (const claim of current) claim.leaseUntil = leaseUntil;
  return current;
}

/** @returns the new outcomes. An outcome is never replaced. It counts once, even when the same changes are stored again. */
async function upsert(
  queries: Queries,
  changes: readonly { readonly claim: Claim; readonly change: ItemChange }[],
): Promise<readonly { readonly job: string; readonly outcome: string }[]> {
  const rows = changes.flatMap(({ claim, change }): SqlValue[] => {
    const { job, position, chunk, user } = change.item;
    const settled = change.kind === 'settled' ? change : null;
    return [
      ...[job, position, chunk, user, change.kind === 'withdrawn' ? null : claim.fence],
      settled?.result.outcome ?? null,
      settled === null ? null : JSON.stringify(settled.result.data ?? null),
      settled === null ? null : JSON.stringify(settled.result.errors),
      settled?.at ?? null,
    ];
  });
  const changed = await queries.query<{ job: string; outcome: string | null }>(
    `INSERT INTO job_items (job, position, chunk, name, intent, outcome, data, errors, at) VALUES ${placeholders(changes.length, 9)}
      ON CONFLICT (job, position) DO UPDATE SET intent = excluded.intent, outcome = excluded.outcome, data = excluded.data,
      errors = excluded.errors, at = excluded.at WHERE job_items.outcome IS NULL RETURNING job, outcome`,
    rows,
  );
  return changed.flatMap(({ job, outcome }) => (outcome === null ? [] : [{ job, outcome }]));
}

async function count(queries: Queries, job: string, outcomes: readonly string[]): Promise<JobCounts | null> {
  const of = (wanted: string): number => outcomes.filter((outcome) => outcome === wanted).length;
  const [succeeded, failed, unknown] = [of('SUCCEEDED'), of('FAILED'), of('UNKNOWN')];
  if (succeeded + failed + unknown === 0) return null;
  const [row] = await queries.query<{ brake: number; pause_after: number | null }>(
    `UPDATE jobs SET succeeded = succeeded + $2, failed = failed + $3, unknown = unknown + $4, brake = brake + $5
      WHERE id = $1 RETURNING brake, pause_after`,
    [job, succeeded, failed, unknown, failed + unknown],
  );
  return row === undefined ? null : { id: job, brake: row.brake, pauseAfterFailures: row.pause_after };
}
