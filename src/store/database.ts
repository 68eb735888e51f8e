/** A parameter of a statement. Times are milliseconds since the epoch, structures are JSON. */
export type SqlValue = string | number | null;

export type Row = Readonly<Record<string, SqlValue>>;

/** Runs statements. The same SQL works on SQLite and PostgreSQL: parameters are `$1`, `$2`, …, and `RETURNING` shows the changes. */
export interface Queries {
  /** Runs one statement. @returns its rows; empty without `RETURNING` */
  query<T extends Row = Row>(sql: string, params?: readonly SqlValue[]): Promise<readonly T[]>;
}

/** An open database. */
export interface Database extends Queries {
  readonly kind: 'sqlite' | 'postgres';
  /** Runs `work` in one transaction: when the promise is fulfilled, all of it is durable; when it rejects, none of it. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Notifies those who listen, in this process and others, when the transaction is committed. SQLite has no others, and nothing is sent. */
  notify(queries: Queries, channel: string): Promise<void>;
  /** Calls `onNotify` for each {@link notify}, and after each time that the connection was away. */
  listen(channel: string, onNotify: () => void): void;
  /** Prevents concurrent migrations until the transaction ends. */
  lockMigrations(queries: Queries): Promise<void>;
  close(): Promise<void>;
}

/** The database cannot be opened, and a retry does not help. The message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** Whether the setting DATABASE names a PostgreSQL server. Otherwise it names a file. */
export function isPostgresUrl(setting: string): boolean {
  return /^postgres(ql)?:\/\//.test(setting);
}

/**
 * Placeholders for an `INSERT` of many rows: `($1,$2),($3,$4)`.
 * @param first the number of the first placeholder. @default 1
 */
export function placeholders(rows: number, columns: number, first = 1): string {
  const row = (index: number): string =>
    `(${Array.from({ length: columns }, (_, column) => `$${String(first + index * columns + column)}`).join(',')})`;
  return Array.from({ length: rows }, (_, index) => row(index)).join(',');
}
