import { randomUUID } from 'node:crypto';
import type { Permission } from '../doveadm/permission.ts';
import { placeholders, type Row, type SqlValue } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import {
  JOB_STATES,
  jobOf,
  settledItemOf,
  type Job,
  type JobItemOutcome,
  type JobState,
  type JobWaitReason,
  type SettledItem,
} from './job.ts';

/** The input of a new job. */
export type NewJob = Pick<
  Job,
  | 'operation'
  | 'variables'
  | 'target'
  | 'host'
  | 'usersPerSecond'
  | 'pauseAfterFailures'
  | 'note'
  | 'key'
  | 'inputHash'
  | 'startedBy'
  | 'authority'
  | 'permissions'
  | 'retryOf'
>;

/** Options of a move to another state. */
export interface MoveOptions {
  /** The reason, as a sentence. @default null */
  readonly reason?: string | null;
  readonly now: number;
  /** Time when a job in a final state is removed. @default 0: the state is not final */
  readonly expiresAt?: number;
  /** An additional condition, as the end of a WHERE clause. @default none */
  readonly condition?: string;
  /** Replaces the authority of the job. @default it stays */
  readonly authority?: Job['authority'] | undefined;
  /** See `RecordJob`. @default nothing is recorded */
  readonly record?: RecordJob;
}

/** Called with the job before its change is durable. When it rejects, the job is not changed. */
export type RecordJob = (job: Job) => Promise<void>;

const QUERY_PAGE = 5_000;

// PostgreSQL derives the type of a parameter from its first use, so each use casts it.
const TO = 'CAST($2 AS TEXT)';
const REASON = 'CAST($3 AS TEXT)';
const NOW = 'CAST($4 AS BIGINT)';
const EXPIRES_AT = 'CAST($5 AS BIGINT)';
const AUTHORITY = 'CAST($6 AS TEXT)';
const AT = 'CAST($2 AS DOUBLE PRECISION)';

/** The jobs in the database: creates, finds, moves and removes them. */
export class Ledger {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Adds a job. Null when this principal already has one with the same key. */
  async create(job: NewJob, now: number, record?: RecordJob): Promise<Job | null> {
    const values: readonly (readonly [string, SqlValue])[] = [
      ['id', randomUUID()],
      ['state', 'QUEUED'],
      ['operation', job.operation],
      ['variables', JSON.stringify(job.variables)],
      ['target', JSON.stringify(job.target)],
      ['host', job.host],
      ['users_per_second', job.usersPerSecond],
      ['pause_after', job.pauseAfterFailures],
      ['note', job.note],
      ['key', job.key],
      ['input_hash', job.inputHash],
      ['started_by', job.startedBy],
      ['authority', JSON.stringify(job.authority)],
      ['permissions', JSON.stringify(job.permissions)],
      ['retry_of', job.retryOf],
      ['created_at', now],
    ];
    const names = values.map(([name]) => name).join(', ');
    const sql = `INSERT INTO jobs (${names}) VALUES ${placeholders(1, values.length)} ON CONFLICT (started_by, key) DO NOTHING RETURNING *`;
    return this.#change(
      sql,
      values.map(([, value]) => value),
      record,
    );
  }

  async find(id: string): Promise<Job | null> {
    return this.#one('SELECT * FROM jobs WHERE id = $1', [id]);
  }

  async findByKey(startedBy: string, key: string): Promise<Job | null> {
    return this.#one('SELECT * FROM jobs WHERE started_by = $1 AND key = $2', [startedBy, key]);
  }

  /** Newest first. @param before the last job of the previous page; null for the first page */
  async list(
    states: readonly JobState[],
    before: { readonly createdAt: number; readonly id: string } | null,
    count: number,
  ): Promise<readonly Job[]> {
    const { createdAt, id } = before ?? { createdAt: Number.MAX_SAFE_INTEGER, id: '' };
    const sql = `SELECT * FROM jobs WHERE state IN ${placeholders(1, states.length, 4)} AND (created_at < $1 OR (created_at = $1 AND id < $2))
      ORDER BY created_at DESC, id DESC LIMIT $3`;
    return (await this.#store.query(sql, [createdAt, id, count, ...states])).map(jobOf);
  }

  /** Jobs in these states, oldest first. */
  async inStates(states: readonly JobState[]): Promise<readonly Job[]> {
    const sql = `SELECT * FROM jobs WHERE state IN ${placeholders(1, states.length)} ORDER BY created_at, id`;
    return (await this.#store.query(sql, states)).map(jobOf);
  }

  /** The number of jobs in each state. */
  async countByState(): Promise<Readonly<Partial<Record<JobState, number>>>> {
    const rows = await this.#store.query('SELECT state, COUNT(*) AS count FROM jobs GROUP BY state');
    const counts = new Map(rows.map(({ state, count }) => [state, Number(count)]));
    return Object.fromEntries(JOB_STATES.map((state) => [state, counts.get(state) ?? 0]));
  }

  /**
   * Moves a job to another state, if it is in one of `from`.
   * @returns the moved job; null when it was in another state
   */
  async move(
    id: string,
    from: readonly JobState[],
    to: JobState,
    { reason = null, now, expiresAt = 0, condition = '', authority, record }: MoveOptions,
  ): Promise<Job | null> {
    const sql = `UPDATE jobs SET state = ${TO}, reason = ${REASON},
        started_at = CASE WHEN ${TO} = 'RUNNING' THEN COALESCE(started_at, ${NOW}) ELSE started_at END,
        ran_ms = ran_ms + CASE WHEN ${TO} <> 'RUNNING' AND running_since IS NOT NULL THEN ${NOW} - running_since ELSE 0 END,
        running_since = CASE WHEN ${TO} = 'RUNNING' THEN COALESCE(running_since, ${NOW}) ELSE NULL END,
        finished_at = CASE WHEN ${EXPIRES_AT} > 0 THEN ${NOW} ELSE NULL END,
        expires_at = CASE WHEN ${EXPIRES_AT} > 0 THEN ${EXPIRES_AT} ELSE NULL END,
        authority = COALESCE(${AUTHORITY}, authority), brake = CASE WHEN ${TO} = 'RUNNING' THEN 0 ELSE brake END, wait_reason = NULL, wait_host = NULL, wait_since = NULL, next_at = 0
      WHERE id = $1 AND state IN ${placeholders(1, from.length, 7)} ${condition} RETURNING *`;
    const ofAuthority = authority === undefined ? null : JSON.stringify(authority);
    return this.#change(sql, [id, to, reason, now, expiresAt, ofAuthority, ...from], record);
  }

  /** Stores why a running job waits, and for which host; null when it does not wait. */
  async setWait(id: string, reason: JobWaitReason | null, host: string, now: number): Promise<void> {
    const sql = `UPDATE jobs SET wait_reason = CAST($2 AS TEXT), wait_host = CAST($4 AS TEXT),
        wait_since = CASE WHEN wait_reason = CAST($2 AS TEXT) THEN wait_since ELSE CAST($3 AS BIGINT) END
      WHERE id = $1 AND state = 'RUNNING'`;
    await this.#store.query(sql, [id, reason, reason === null ? null : now, reason === null ? null : host]);
  }

  /** Adds permissions that a job's operation has needed. */
  async addPermissions(id: string, permissions: Iterable<Permission>): Promise<void> {
    await this.#store.transaction(async (queries) => {
      // The update comes first because it takes the lock.
      const [row] = await queries.query('UPDATE jobs SET id = id WHERE id = $1 RETURNING permissions', [id]);
      if (row === undefined) return;
      const all = new Set([...(JSON.parse(String(row.permissions)) as Permission[]), ...permissions]);
      await queries.query('UPDATE jobs SET permissions = $2 WHERE id = $1', [id, JSON.stringify([...all])]);
    });
  }

  /**
   * Reserves starts at a job's rate, which all gateways share.
   * @returns milliseconds to wait before `users` more may start
   */
  async takeTurn(id: string, users: number, perSecond: number, now: number): Promise<number> {
    const sql = `UPDATE jobs SET next_at = (CASE WHEN next_at > ${AT} THEN next_at ELSE ${AT} END) + CAST($3 AS DOUBLE PRECISION)
      WHERE id = $1 RETURNING next_at`;
    const costMs = (users / perSecond) * 1000;
    const [row] = await this.#store.query(sql, [id, now, costMs]);
    return Math.max(0, Number(row?.next_at ?? 0) - costMs - now);
  }

  /** The users of a job by outcome, in the order of the target. */
  async items(id: string, outcomes: readonly JobItemOutcome[], after: number, count: number): Promise<readonly SettledItem[]> {
    const sql = `SELECT * FROM job_items WHERE job = $1 AND position > $2 AND outcome IN ${placeholders(1, outcomes.length, 4)}
      ORDER BY position LIMIT $3`;
    return (await this.#store.query(sql, [id, after, count, ...outcomes])).map(settledItemOf);
  }

  /** The names of a job's users, in pages. */
  async *names(id: string): AsyncGenerator<readonly string[]> {
    let after = -1;
    for (;;) {
      const sql = 'SELECT name, position FROM job_items WHERE job = $1 AND position > $2 ORDER BY position LIMIT $3';
      const rows = await this.#store.query(sql, [id, after, QUERY_PAGE]);
      if (rows.length === 0) return;
      yield rows.map((row) => String(row.name));
      after = Number(rows.at(-1)?.position);
    }
  }

  /** Removes expired jobs with their chunks and users, except those whose users are being planned again by a retry. @returns the number of jobs */
  async removeExpired(now: number): Promise<number> {
    const sql = `SELECT id FROM jobs WHERE expires_at <= $1
      AND NOT EXISTS (SELECT 1 FROM jobs AS retry WHERE retry.retry_of = jobs.id AND retry.planned = 0 AND retry.expires_at IS NULL) LIMIT 100`;
    const rows = await this.#store.query(sql, [now]);
    for (const { id } of rows) {
      await this.#store.transaction(async (queries) => {
        await queries.query('DELETE FROM job_items WHERE job = $1', [id ?? null]);
        await queries.query('DELETE FROM job_chunks WHERE job = $1', [id ?? null]);
        await queries.query('DELETE FROM jobs WHERE id = $1', [id ?? null]);
      });
    }
    return rows.length;
  }

  /** @returns the changed job; null when no job was changed */
  async #change(sql: string, params: readonly SqlValue[], record: RecordJob | undefined): Promise<Job | null> {
    if (record === undefined) return this.#one(sql, params);
    return this.#store.transaction(async (queries) => {
      const [row] = await queries.query(sql, params);
      if (row === undefined) return null;
      const job = jobOf(row);
      await record(job);
      return job;
    });
  }

  async #one(sql: string, params: readonly SqlValue[]): Promise<Job | null> {
    const [row] = await this.#store.query<Row>(sql, params);
    return row === undefined ? null : jobOf(row);
  }
}
