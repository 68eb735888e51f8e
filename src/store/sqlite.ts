/* eslint-disable @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment --
   the library's promise API declares its statements as `any` */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql/promise';
import { DatabaseError, type Database, type Queries, type Row, type SqlValue } from './database.ts';

/** The published types leave `inTransaction` out. */
type Connection = InstanceType<typeof Libsql> & { readonly inTransaction: boolean };
type Statement = Awaited<ReturnType<Connection['prepare']>>;

/**
 * Opens a SQLite file, and creates it if it is missing. Its exclusive lock keeps every other process out. The system releases the lock when
 * the process ends, however it ends.
 * @throws DatabaseError when the file cannot be used, or another gateway has it open
 */
export async function openSqlite(path: string): Promise<Database> {
  if (!existsSync(dirname(path))) throw new DatabaseError(`DATABASE: the folder ${dirname(path)} does not exist.`);
  let connection: Connection;
  try {
    connection = new Libsql(path, {}) as Connection;
    await connection.exec('PRAGMA locking_mode = EXCLUSIVE');
    await connection.exec('PRAGMA journal_mode = WAL');
    await connection.exec('PRAGMA synchronous = FULL');
    // The first statement that changes something takes the lock.
    await connection.exec('BEGIN IMMEDIATE');
    await connection.exec('COMMIT');
  } catch (error) {
    throw new DatabaseError(`DATABASE: ${path} ${openingProblem(error)}`);
  }
  return new Sqlite(connection);
}

function openingProblem(error: unknown): string {
  const { code = '', message } = error as Error & { code?: string };
  if (code.startsWith('SQLITE_BUSY'))
    return 'is open in another gateway. Give each gateway a file of its own, or all of them one PostgreSQL.';
  if (code.startsWith('SQLITE_NOTADB')) return 'is not a SQLite database.';
  if (code.startsWith('SQLITE_CORRUPT')) return 'is damaged: restore it from a backup.';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) return 'cannot be written by this process.';
  return `cannot be opened: ${message}`;
}

/** One connection, on which transactions take turns. The library uses its own threads. */
class Sqlite implements Database {
  readonly kind = 'sqlite';
  readonly #connection: Connection;
  readonly #statements = new Map<string, Statement>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<readonly T[]> {
    return this.#inTurn(() => this.#query<T>(sql, params));
  }

  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#connection.exec('BEGIN IMMEDIATE');
      try {
        const result = await work({ query: (sql, params = []) => this.#query(sql, params) });
        await this.#connection.exec('COMMIT');
        return result;
      } catch (error) {
        // SQLite has already rolled back after some errors, such as a full disk.
        if (this.#connection.inTransaction) await this.#connection.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** The exclusive lock on the file excludes other listeners. */
  notify(): Promise<void> {
    return Promise.resolve();
  }

  listen(): void {
    // Nobody else writes.
  }

  /** The exclusive lock on the file prevents them already. */
  lockMigrations(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      this.#statements.clear();
      // The library closes a connection when the last of its statements is garbage-collected. The lock is released now; SQLite requires
      // leaving WAL for that.
      for (const pragma of ['journal_mode = DELETE', 'locking_mode = NORMAL', 'user_version']) {
        await (await this.#connection.prepare(`PRAGMA ${pragma}`)).all();
      }
      this.#connection.close();
    });
  }

  async #query<T extends Row>(sql: string, params: readonly SqlValue[]): Promise<readonly T[]> {
    const statement = await this.#prepare(sql);
    return (await statement.all([...params])) as T[];
  }

  async #prepare(sql: string): Promise<Statement> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = await this.#connection.prepare(sql.replace(/\$(\d+)/g, '?$1'));
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}

/** An `INSERT` of many rows has a different text for each number of rows. */
const MOST_STATEMENTS = 500;
