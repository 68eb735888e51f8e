import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { Postgres } from '../dovecot/postgres.ts';

/** Describes the same tests on SQLite and on a private PostgreSQL. @param tests get what makes an empty database: the value of DATABASE */
export function onBothDatabases(name: string, tests: (create: () => Promise<string>, kind: 'sqlite' | 'postgres') => void): void {
  describe(`${name}, on SQLite`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    let made = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    tests(() => Promise.resolve(join(folder, `${String(++made)}.db`)), 'sqlite');
  });
  describe(`${name}, on PostgreSQL`, () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await Postgres.launch();
    }, 240_000);
    afterAll(() => postgres.stop(), 60_000);
    tests(() => postgres.createDatabase(), 'postgres');
  });
}
