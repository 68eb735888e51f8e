import type { Feature } from '../store/migrate.ts';

/** The tables of jobs. Times are milliseconds since the epoch, structures are JSON. */
export const jobTables: Feature = {
  name: 'jobs',
  steps: [
    [
      `CREATE TABLE jobs (
        id TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT, operation TEXT NOT NULL, variables TEXT NOT NULL, target TEXT NOT NULL,
        host TEXT NOT NULL, users_per_second DOUBLE PRECISION, pause_after BIGINT, note TEXT, key TEXT, input_hash TEXT NOT NULL,
        started_by TEXT NOT NULL, authority TEXT NOT NULL, permissions TEXT NOT NULL, retry_of TEXT,
        created_at BIGINT NOT NULL, started_at BIGINT, finished_at BIGINT, expires_at BIGINT,
        planned INTEGER NOT NULL DEFAULT 0, plan_fence BIGINT NOT NULL DEFAULT 0, plan_lease BIGINT NOT NULL DEFAULT 0,
        total BIGINT NOT NULL DEFAULT 0, succeeded BIGINT NOT NULL DEFAULT 0, failed BIGINT NOT NULL DEFAULT 0,
        unknown BIGINT NOT NULL DEFAULT 0, brake BIGINT NOT NULL DEFAULT 0, ran_ms BIGINT NOT NULL DEFAULT 0, running_since BIGINT,
        next_at DOUBLE PRECISION NOT NULL DEFAULT 0, wait_reason TEXT, wait_since BIGINT,
        UNIQUE (started_by, key))`,
      'CREATE INDEX jobs_state ON jobs (state, created_at)',
      'CREATE INDEX jobs_created ON jobs (created_at, id)',
      `CREATE TABLE job_chunks (
        job TEXT NOT NULL, number BIGINT NOT NULL, state TEXT NOT NULL, fence BIGINT NOT NULL DEFAULT 0, lease_until BIGINT NOT NULL DEFAULT 0,
        PRIMARY KEY (job, number))`,
      'CREATE INDEX job_chunks_state ON job_chunks (job, state, number)',
      `CREATE TABLE job_items (
        job TEXT NOT NULL, position BIGINT NOT NULL, chunk BIGINT NOT NULL, name TEXT NOT NULL, intent BIGINT, outcome TEXT, data TEXT,
        errors TEXT, at BIGINT, PRIMARY KEY (job, position), UNIQUE (job, name))`,
      'CREATE INDEX job_items_outcome ON job_items (job, outcome, position)',
    ],
    // Lanes are counted for each host, and the users of one job can be on several hosts.
    [
      'ALTER TABLE job_chunks ADD COLUMN host TEXT',
      'UPDATE job_chunks SET host = (SELECT host FROM jobs WHERE jobs.id = job_chunks.job)',
      'ALTER TABLE jobs ADD COLUMN wait_host TEXT',
    ],
  ],
};
