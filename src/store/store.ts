import { CodedError } from '../doveadm/errors.ts';
import { DatabaseError, isPostgresUrl, type Database, type Queries, type Row, type SqlValue } from './database.ts';
import { migrate, type Feature } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export interface StoreOptions {
  /** The setting DATABASE: a file, or `postgres://…`. */
  readonly database: string;
  readonly features: readonly Feature[];
  /** Called with the reason when the database stops working, and with null when it works again. */
  readonly onHealth?: (problem: string | null) => void;
}

const REOPEN_MS = 2_000;

/**
 * The gateway's database. While it does not work (a server that is down, a full disk), statements fail with CodedError TEMPORARY_FAILURE.
 */
export class Store implements Queries {
  readonly #database: Database;
  readonly #options: StoreOptions;
  #problem: string | null = null;
  #ready: Promise<void> | null = null;
  #closed = false;

  private constructor(database: Database, options: StoreOptions) {
    this.#database = database;
    this.#options = options;
  }

  /**
   * Opens the database and migrates its tables. Retries until a PostgreSQL server answers.
   * @throws DatabaseError when a retry does not help
   */
  static async open(options: StoreOptions): Promise<Store> {
    const { database } = options;
    const store = new Store(isPostgresUrl(database) ? openPostgres(database) : await openSqlite(database), options);
    try {
      await store.#prepare();
    } catch (error) {
      if (error instanceof DatabaseError || store.kind === 'sqlite') {
        await store.close();
        throw error;
      }
    }
    return store;
  }

  get kind(): Database['kind'] {
    return this.#database.kind;
  }

  /** Why the database cannot be used, in a sentence; null while it works. */
  get problem(): string | null {
    return this.#problem;
  }

  async query<T extends Row = Row>(sql: string, params: readonly SqlValue[] = []): Promise<readonly T[]> {
    return this.#guard(() => this.#database.query<T>(sql, params));
  }

  /** Runs `work` in one transaction: when the promise is fulfilled, all of it is durable; when it rejects, none of it. */
  async transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#guard(() => this.#database.transaction(work));
  }

  /** Notifies those who listen when the transaction of `queries` is committed. */
  notify(queries: Queries, channel: string): Promise<void> {
    return this.#database.notify(queries, channel);
  }

  /** Calls `onNotify` when another process may have notified this channel. */
  listen(channel: string, onNotify: () => void): void {
    this.#database.listen(channel, onNotify);
  }

  /** Stores a row, to check whether the database works. @throws CodedError TEMPORARY_FAILURE */
  async check(): Promise<void> {
    await this.query("INSERT INTO migrations (feature, step) VALUES ('', $1) ON CONFLICT (feature) DO UPDATE SET step = excluded.step", [
      Math.floor(Date.now() / 1000) % 1_000_000,
    ]);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#database.close();
  }

  async #guard<T>(task: () => Promise<T>): Promise<T> {
    if (this.#closed) throw unusable('The gateway is shutting down.');
    try {
      await this.#prepare();
      const result = await task();
      this.#report(null);
      return result;
    } catch (error) {
      if (error instanceof CodedError) throw error;
      if (!isOutage(error)) throw error;
      const reason = (error as Error).message;
      this.#report(reason);
      throw unusable(`The database cannot be used now (${reason}).`, error);
    }
  }

  /** Migrates once. A database that was down at the start is migrated when it is up. */
  #prepare(): Promise<void> {
    this.#ready ??= migrate(this.#database, this.#options.features).catch((error: unknown) => {
      this.#ready = null;
      this.#report((error as Error).message);
      if (!this.#closed && !(error instanceof DatabaseError)) this.#prepareLater();
      throw error;
    });
    return this.#ready;
  }

  #prepareLater(): void {
    setTimeout(() => {
      if (!this.#closed && this.#ready === null)
        this.#prepare().then(
          () => {
            this.#report(null);
          },
          () => undefined,
        );
    }, REOPEN_MS).unref();
  }

  #report(problem: string | null): void {
    const before = this.#problem;
    this.#problem = problem;
    if ((before === null) !== (problem === null)) this.#options.onHealth?.(problem);
  }
}

function unusable(message: string, cause?: unknown): CodedError {
  return new CodedError('TEMPORARY_FAILURE', message, {}, { cause });
}

/** SQLSTATE classes that concern the server and not the statement: connection, resources, operator, system; read-only. */
const OUTAGE_STATES = /^(08|53|57|58|XX|25006|28|3D)/;
const OUTAGE_CODES = /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|BUSY|LOCKED|PROTOCOL)/;

/** Whether the database is at fault. Any other error is the fault of a statement, and so of the gateway. */
function isOutage(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  // Network errors have system codes; pg's own errors have no code.
  if (typeof code !== 'string') return error instanceof Error && /connection|timeout|terminat/i.test(error.message);
  if (code.startsWith('SQLITE_')) return OUTAGE_CODES.test(code);
  return /^[0-9A-Z]{5}$/.test(code) ? OUTAGE_STATES.test(code) : /^E[A-Z]+$/.test(code);
}
