import { accessSync, constants, existsSync, openSync, readSync, closeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isPostgresUrl } from './database.ts';
import { openPostgres } from './postgres.ts';

const MAGIC = 'SQLite format 3\0';

/**
 * Checks a database without changing it: a gateway may have it open.
 * @param database the setting DATABASE
 * @returns why it cannot be used, in a sentence; null when it can
 */
export function examineDatabase(database: string): Promise<string | null> {
  return isPostgresUrl(database) ? examinePostgres(database) : Promise.resolve(examineFile(database));
}

function examineFile(path: string): string | null {
  const folder = dirname(path);
  if (!existsSync(folder)) return `DATABASE: the folder ${folder} does not exist.`;
  try {
    // SQLite creates other files beside the database.
    accessSync(folder, constants.W_OK | constants.X_OK);
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  } catch {
    return `DATABASE: ${path} and its folder must be writable for this user.`;
  }
  return existsSync(path) && !isSqlite(path) ? `DATABASE: ${path} is not a SQLite database.` : null;
}

function isSqlite(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(MAGIC.length);
    const length = readSync(file, head, 0, head.length, 0);
    return length === 0 || head.toString('latin1') === MAGIC;
  } finally {
    closeSync(file);
  }
}

async function examinePostgres(url: string): Promise<string | null> {
  const database = openPostgres(url);
  try {
    const [row] = await database.query("SELECT CAST(has_schema_privilege(current_schema(), 'CREATE') AS INTEGER) AS may");
    return row?.may === 1 ? null : 'DATABASE: its user may not create tables in the schema of PostgreSQL.';
  } catch (error) {
    return `DATABASE: PostgreSQL does not answer: ${(error as Error).message}`;
  } finally {
    await database.close().catch(() => undefined);
  }
}
