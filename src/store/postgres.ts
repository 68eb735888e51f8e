import pg from 'pg';
import { PostgresListener } from './postgres-listener.ts';
import type { Database, Queries, Row, SqlValue } from './database.ts';

const INT8 = 20;
const CONNECT_TIMEOUT_MS = 5_000;
/** A statement on a hanging server is cancelled after this: it is rolled back, and retried later. */
const QUERY_TIMEOUT_MS = 30_000;
/**
 * The server ends a transaction after this time without a statement, and frees its locks, so that a frozen or disconnected gateway does not block the others.
 * Less than the lease of a chunk, so that the gateway that takes the chunk over does not wait for them.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;
const MOST_CONNECTIONS = 10;
/** The id of the advisory lock for migrations. Other programs must not use it. */
const MIGRATION_LOCK = 7_203_455_561;

/** A pool of connections to a PostgreSQL server. It connects for the first statement. */
export function openPostgres(url: string): Database {
  return new Postgres(
    url,
    new pg.Pool({
      connectionString: url,
      application_name: 'doveadm-graphql',
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: QUERY_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      types: {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-enum-assignment -- the driver declares parsers as `any`
        getTypeParser: (oid: number, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
      },
    }),
  );
}

class Postgres implements Database {
  readonly kind = 'postgres';
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #listeners: PostgresListener[] = [];

  constructor(url: string, pool: pg.Pool) {
    this.#url = url;
    this.#pool = pool;
    // The next statement replaces a broken idle connection, and reports the fault. So does the next statement of a transaction whose
    // connection breaks. Without listeners, either would end the process.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<readonly T[]> {
    return (await this.#pool.query<T>(sql, [...params])).rows;
  }

  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const result = await work({
        query: async <R extends Row>(sql: string, params: readonly SqlValue[] = []) => (await client.query<R>(sql, [...params])).rows,
      });
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: unknown) => {
        broken = failure as Error;
      });
      throw error;
    } finally {
      // A connection that cannot roll back is not used again.
      client.release(broken);
    }
  }

  async lockMigrations(queries: Queries): Promise<void> {
    await queries.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  }

  async notify(queries: Queries, channel: string): Promise<void> {
    await queries.query("SELECT pg_notify($1, '')", [channel]);
  }

  listen(channel: string, onNotify: () => void): void {
    this.#listeners.push(new PostgresListener(this.#url, channel, onNotify));
  }

  async close(): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener.close()));
    await this.#pool.end();
  }
}
