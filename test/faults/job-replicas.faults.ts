/** `npm run faults`: a job of two gateways on one PostgreSQL, while gateways, databases and Dovecot fail. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { Secret } from '../../src/config.ts';
import { LEASE_MS } from '../../src/jobs/chunks.ts';
import { countMessages, withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { Postgres } from '../dovecot/postgres.ts';
import { Redis } from '../dovecot/redis.ts';
import { ask, superadmin } from '../e2e/gateway.ts';
import { ENDED, jobFields, type JobAnswer, type ResultLine } from '../e2e/jobs.ts';
import { ChildGateway, secret } from '../server/child-gateway.ts';

const save = `mutation ($user: String!) {
  messageSave(input: { user: $user, mailbox: "INBOX", content: "Subject: Once\\r\\n\\r\\nOnce.\\r\\n" }) { outcome }
}`;
const print = (line: string): unknown => process.stdout.write(`${line}\n`);

describe.each(['2.3', '2.4'] as const)('a job of two gateways on one PostgreSQL (Dovecot %s)', (series) => {
  const folder = mkdtempSync(join(tmpdir(), 'replicas-'));
  const gateways: ChildGateway[] = [];
  let dovecot: PrivateDovecot;
  let postgres: Postgres;
  let redis: Redis;
  let token: string;
  let database: string;

  const start = async (name: string): Promise<ChildGateway> => {
    const gateway = await ChildGateway.start({
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
      DOVEADM_PASSWORD: dovecot.password,
      DATABASE: database,
      REDIS_URL: redis.url,
      RATE_LIMIT: '100000',
      AUDIT_LOG: join(folder, `${name}.jsonl`),
    });
    gateways.push(gateway);
    return gateway;
  };
  const data = async <T>(gateway: ChildGateway, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const answer = await ask<T>(gateway.url, query, token, { variables });
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data!;
  };
  const begin = async (gateway: ChildGateway, domain: string): Promise<string> => {
    const input = { operation: save, target: { mask: `*@${domain}` }, usersPerSecond: 60, pauseAfterFailures: null };
    const query = 'mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }';
    return (await data<{ jobStart: { job: { id: string } } }>(gateway, query, { input })).jobStart.job.id;
  };
  const read = async (gateway: ChildGateway, id: string): Promise<JobAnswer> =>
    (await data<{ job: JobAnswer }>(gateway, `query ($id: ID!) { job(id: $id) { ${jobFields} } }`, { id })).job;
  /** Waits until so many more users are done, while the database may be away. */
  const advance = async (gateway: ChildGateway, id: string, users: number, timeout = 30_000): Promise<void> => {
    const before = (await read(gateway, id)).progress.done;
    await expect.poll(async () => (await read(gateway, id).catch(() => null))?.progress.done, { timeout }).toBeGreaterThan(before + users);
  };
  const createUsers = async (domain: string): Promise<string[]> => {
    const names = Array.from({ length: 500 }, (_, index) => `r${String(index).padStart(3, '0')}@${domain}`);
    await dovecot.createUsers(names.map((name) => ({ name })));
    return names;
  };
  /** Waits for the end, and compares the results with IMAP. */
  const check = async (gateway: ChildGateway, id: string, names: readonly string[], cause: string): Promise<void> => {
    await expect.poll(async () => (await read(gateway, id)).state, { timeout: 180_000, interval: 250 }).toBeOneOf(ENDED);
    const job = await read(gateway, id);
    print(`${series} | ${cause} | ${job.progress.succeeded} succeeded, ${job.progress.unknown} unknown, ${job.progress.failed} failed`);
    const text = await (await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${token}` } })).text();
    const lines = text.trim().split('\n').slice(0, -1);
    const results = lines.map((line) => JSON.parse(line) as ResultLine);
    for (const { user, errors } of results.filter(({ outcome }) => outcome === 'FAILED')) print(`  ${user}: ${JSON.stringify(errors)}`);
    const outcomes = new Map(results.map(({ user, outcome }) => [user, outcome]));
    expect(job.progress).toMatchObject({ total: names.length, done: names.length, failed: 0 });
    expect([...outcomes.keys()].sort()).toEqual(names);
    const countOf = (name: string): Promise<number> => withImap(dovecot, name, (client) => countMessages(client, 'INBOX'));
    const counts = await pMap(names, countOf, { concurrency: 8 });
    for (const [index, name] of names.entries()) {
      if (outcomes.get(name) === 'SUCCEEDED') expect(counts[index], name).toBe(1);
      else expect([0, 1], name).toContain(counts[index]);
    }
  };

  beforeAll(async () => {
    dovecot = await launchDovecot({ series });
    postgres = await Postgres.launch();
    redis = await Redis.launch();
    database = await postgres.createDatabase();
    token = await signToken({ ...superadmin }, 3600, { key: { kind: 'secret', secret: new Secret(secret) }, algorithm: 'HS256' });
  }, 240_000);
  afterAll(async () => {
    for (const gateway of gateways) await gateway.kill();
    await postgres.stop();
    await redis.stop();
    await dovecot.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('continues when one gateway is killed and the other is frozen beyond its lease', async () => {
    const names = await createUsers('gateways.example');
    const [killed, frozen] = await Promise.all([start('killed'), start('frozen')]);
    const id = await begin(killed, 'gateways.example');
    await advance(frozen, id, 20);
    await killed.kill();
    await advance(frozen, id, 20, 2 * LEASE_MS + 10_000);
    frozen.signal('SIGSTOP');
    const third = await start('third');
    await sleep(LEASE_MS);
    frozen.signal('SIGCONT');
    await check(third, id, names, 'one gateway killed, one frozen');
  });

  test('continues when PostgreSQL, Redis and Dovecot are killed and started again', async () => {
    const names = await createUsers('databases.example');
    const [one] = await Promise.all([start('one'), start('two')]);
    const id = await begin(one, 'databases.example');
    await advance(one, id, 20);
    const outages: readonly (readonly [stop: () => Promise<void>, start: () => Promise<void>])[] = [
      [() => postgres.kill(), () => postgres.start()],
      [() => redis.stop(), () => redis.start()],
      [() => dovecot.halt(), () => dovecot.resume()],
    ];
    for (const [stop, start] of outages) {
      await stop();
      await sleep(2_000);
      await start();
      await advance(one, id, 20);
    }
    await postgres.kill();
    await postgres.start();
    await check(one, id, names, 'PostgreSQL killed twice, Redis and Dovecot once');
  });
});
