import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { placeholders } from '../../src/store/database.ts';
import { LEASE_MS } from '../../src/jobs/chunks.ts';
import type { Feature } from '../../src/store/migrate.ts';
import { Store } from '../../src/store/store.ts';
import { Postgres } from '../dovecot/postgres.ts';
import { run } from '../dovecot/run.ts';
import { onBothDatabases } from './databases.ts';

const birds: Feature = {
  name: 'birds',
  steps: [
    ['CREATE TABLE birds (name TEXT PRIMARY KEY, grams BIGINT, wings DOUBLE PRECISION)', 'CREATE INDEX birds_grams ON birds (grams)'],
  ],
};
const newer: Feature = { ...birds, steps: [...birds.steps, ['ALTER TABLE birds ADD COLUMN note TEXT']] };

const open: Store[] = [];
const openStore = async (database: string, features: readonly Feature[] = [birds]): Promise<Store> => {
  const store = await Store.open({ database, features });
  open.push(store);
  return store;
};
const close = async (store: Store): Promise<void> => {
  open.splice(open.indexOf(store), 1);
  await store.close();
};
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

onBothDatabases('a store', (create) => {
  test('returns the stored data, also after it was opened again', async () => {
    const database = await create();
    const store = await openStore(database);
    const rows = [
      ['robin', 2 ** 52, 2.5],
      ['wren', null, null],
      ["o'hen $1 ?1", 0, 0],
    ].flat();
    const sql = `INSERT INTO birds (name, grams, wings) VALUES ${placeholders(3, 3)} RETURNING name`;
    expect(await store.query(sql, rows)).toHaveLength(3);
    await close(store);
    const again = await openStore(database);
    expect(await again.query('SELECT * FROM birds ORDER BY name')).toEqual([
      { name: "o'hen $1 ?1", grams: 0, wings: 0 },
      { name: 'robin', grams: 2 ** 52, wings: 2.5 },
      { name: 'wren', grams: null, wings: null },
    ]);
  });

  test('keeps nothing of a failed transaction, and continues', async () => {
    const store = await openStore(await create());
    const failing = store.transaction(async (queries) => {
      await queries.query("INSERT INTO birds (name) VALUES ('a')");
      await queries.query("INSERT INTO birds (name) VALUES ('a')");
    });
    await expect(failing).rejects.toThrow(/unique/i);
    expect(await store.query('SELECT name FROM birds')).toEqual([]);
    await store.query("INSERT INTO birds (name) VALUES ('b')");
    expect(await store.query('SELECT name FROM birds')).toEqual([{ name: 'b' }]);
    // The fault was the statement's: the database works.
    expect(store.problem).toBeNull();
  });

  test('never mixes transactions that run at the same time', async () => {
    const store = await openStore(await create());
    await store.query("INSERT INTO birds (name, grams) VALUES ('tit', 0)");
    const add = (): Promise<unknown> =>
      store.transaction((queries) => queries.query("UPDATE birds SET grams = grams + 1 WHERE name = 'tit' RETURNING grams"));
    await Promise.all(Array.from({ length: 50 }, add));
    expect(await store.query('SELECT grams FROM birds')).toEqual([{ grams: 50 }]);
  });

  test('brings older tables up to date, and refuses newer ones', async () => {
    const database = await create();
    await close(await openStore(database));
    await close(await openStore(database, [newer]));
    await expect(openStore(database)).rejects.toThrow(
      'DATABASE: its tables of birds are of a newer version of doveadm-graphql (2; this one knows 1). Run that version.',
    );
    const store = await openStore(database, [newer]);
    expect(await store.query('SELECT name, note FROM birds')).toEqual([]);
  });

  test('can be checked', async () => {
    const store = await openStore(await create());
    await store.check();
    expect(store.problem).toBeNull();
  });
});

describe('a store on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is open in one gateway at a time', async () => {
    const path = join(folder, 'one.db');
    const store = await openStore(path);
    const message = `DATABASE: ${path} is open in another gateway. Give each gateway a file of its own, or all of them one PostgreSQL.`;
    await expect(openStore(path)).rejects.toThrow(message);
    const script = `import { Store } from ${JSON.stringify(new URL('../../src/store/store.ts', import.meta.url).href)};
      await Store.open({ database: ${JSON.stringify(path)}, features: [] }).catch((error) => { console.log(error.message); process.exit(3); });`;
    const other = await run([process.execPath, '--import', 'tsx', '--input-type=module', '-e', script]);
    expect(other).toMatchObject({ status: 3, stdout: `${message}\n` });
    await close(store);
    await openStore(path);
  });

  test('reports what is wrong with a file', async () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'This is no database, and it is longer than a header of one would be, so that it is looked at.'.repeat(20));
    await expect(openStore(path)).rejects.toThrow(`DATABASE: ${path} is not a SQLite database.`);
    await expect(openStore(join(folder, 'no/such/folder.db'))).rejects.toThrow(`the folder ${join(folder, 'no/such')} does not exist`);
  });

  test('reports that the disk is full, keeps the data, and works when there is room again', async () => {
    const mount = mkdtempSync(join(tmpdir(), 'full-'));
    const mounted = await run(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount]);
    if (mounted.status !== 0) throw new Error(`This test needs to mount a small tmpfs: ${mounted.stderr}`);
    try {
      const problems: (string | null)[] = [];
      const store = await Store.open({ database: join(mount, 'a.db'), features: [birds], onHealth: (problem) => problems.push(problem) });
      open.push(store);
      await store.query("INSERT INTO birds (name) VALUES ('kept')");
      const ballast = join(mount, 'ballast');
      await run(['dd', 'if=/dev/zero', `of=${ballast}`, 'bs=4k']);
      const insert = (): Promise<unknown> =>
        store.transaction(async (queries) => {
          for (let n = 0; n < 50; n++) await queries.query('INSERT INTO birds (name) VALUES ($1)', [`${String(n)} ${'x'.repeat(2000)}`]);
        });
      await expect(insert()).rejects.toMatchObject({
        code: 'TEMPORARY_FAILURE',
        retryable: true,
        message: /^The database cannot be used now \(.*full/,
      });
      expect(store.problem).toMatch(/full/);
      rmSync(ballast);
      await insert();
      expect(store.problem).toBeNull();
      expect(problems).toEqual([expect.stringMatching(/full/), null]);
      expect(await store.query('SELECT count(*) AS count FROM birds')).toEqual([{ count: 51 }]);
      await close(store);
    } finally {
      await run(['umount', '--lazy', mount]);
      rmSync(mount, { recursive: true, force: true });
    }
  });
});

describe('a store on PostgreSQL', () => {
  let postgres: Postgres;
  afterAll(() => postgres.stop());

  test('is migrated once by replicas that start together', async () => {
    postgres = await Postgres.launch();
    const database = await postgres.createDatabase();
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(database)));
    await Promise.all(stores.map((store, index) => store.query('INSERT INTO birds (name) VALUES ($1)', [String(index)])));
    expect(await stores[0]!.query('SELECT feature, step FROM migrations')).toEqual([{ feature: 'birds', step: 1 }]);
  });

  test('frees the locks of a gateway that is frozen in a transaction before its chunks are taken over', async () => {
    const store = await openStore(await postgres.createDatabase());
    const [row] = await store.query<{ idle_in_transaction_session_timeout: string }>('SHOW idle_in_transaction_session_timeout');
    const [, seconds] = /^(\d+)s$/.exec(row?.idle_in_transaction_session_timeout ?? '') ?? [];
    expect(Number(seconds) * 1000).toBeLessThan(LEASE_MS);
  });

  test('survives a server that dies within a transaction', async () => {
    const store = await openStore(await postgres.createDatabase());
    const uncaught: Error[] = [];
    const note = (error: Error): unknown => uncaught.push(error);
    process.on('uncaughtException', note);
    const broken = store.transaction(async (queries) => {
      await queries.query("INSERT INTO birds (name) VALUES ('lost')");
      await postgres.kill();
      await sleep(200);
      await queries.query("INSERT INTO birds (name) VALUES ('lost too')");
    });
    await expect(broken).rejects.toMatchObject({ code: 'TEMPORARY_FAILURE' });
    process.off('uncaughtException', note);
    expect(uncaught).toEqual([]);
    await postgres.start();
    expect(await store.query('SELECT name FROM birds')).toEqual([]);
  });

  test('waits for a server that is away, at the start and later', async () => {
    const database = await postgres.createDatabase();
    await postgres.kill();
    const store = await openStore(database);
    await expect(store.query('SELECT name FROM birds')).rejects.toMatchObject({ code: 'TEMPORARY_FAILURE', retryable: true });
    expect(store.problem).toMatch(/ECONNREFUSED/);
    await postgres.start();
    await expect.poll(() => store.problem, { timeout: 10_000 }).toBeNull();
    await store.query("INSERT INTO birds (name) VALUES ('kept')");
    await postgres.kill();
    await expect(store.query('SELECT name FROM birds')).rejects.toMatchObject({ code: 'TEMPORARY_FAILURE' });
    await postgres.start();
    expect(await store.query('SELECT name FROM birds')).toEqual([{ name: 'kept' }]);
  });
});
