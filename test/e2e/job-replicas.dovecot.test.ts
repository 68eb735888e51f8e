import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { Secret } from '../../src/config.ts';
import { LEASE_MS } from '../../src/jobs/chunks.ts';
import { withImap } from '../dovecot/imap.ts';
import { Postgres } from '../dovecot/postgres.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { ChildGateway, secret } from '../server/child-gateway.ts';
import { ask, superadmin } from './gateway.ts';
import { ENDED, jobFields, type JobAnswer, type ResultLine } from './jobs.ts';

const save = `mutation ($user: String!) {
  messageSave(input: { user: $user, mailbox: "INBOX", content: "Subject: Once\\r\\n\\r\\nOnce.\\r\\n" }) { outcome }
}`;

/** Takes minutes, so not in continuous integration: `JOB_REPLICAS=on npx vitest run test/e2e/job-replicas`. */
describe.skipIf(process.env.JOB_REPLICAS !== 'on')('a job of two gateways on one PostgreSQL', () => {
  const dovecot = sharedDovecot('2.4');
  const names = Array.from({ length: 300 }, (_, index) => `r${String(index).padStart(3, '0')}@replicas.example`);
  const folder = mkdtempSync(join(tmpdir(), 'replicas-'));
  const gateways: ChildGateway[] = [];
  let postgres: Postgres;
  let token: string;
  let database: string;

  const start = async (name: string): Promise<ChildGateway> => {
    const gateway = await ChildGateway.start({
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
      DOVEADM_PASSWORD: dovecot.password,
      DATABASE: database,
      AUDIT_LOG: join(folder, `${name}.jsonl`),
      RATE_LIMIT: 'off',
    });
    gateways.push(gateway);
    return gateway;
  };
  const data = async <T>(gateway: ChildGateway, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const answer = await ask<T>(gateway.url, query, token, { variables });
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data!;
  };
  const read = async (gateway: ChildGateway, id: string): Promise<JobAnswer> =>
    (await data<{ job: JobAnswer }>(gateway, `query ($id: ID!) { job(id: $id) { ${jobFields} } }`, { id })).job;

  beforeAll(async () => {
    postgres = await Postgres.launch();
    database = await postgres.createDatabase();
    await dovecot.createUsers(names.map((name) => ({ name })));
    token = await signToken({ ...superadmin }, 3600, { key: { kind: 'secret', secret: new Secret(secret) }, algorithm: 'HS256' });
  }, 240_000);
  afterAll(async () => {
    for (const gateway of gateways) await gateway.kill();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('continues when one gateway is killed and the other is frozen beyond its lease, and saves no message twice', async () => {
    const [killed, frozen] = await Promise.all([start('killed'), start('frozen')]);
    const input = { operation: save, target: { mask: '*@replicas.example' }, usersPerSecond: 60, pauseAfterFailures: null };
    const { jobStart } = await data<{ jobStart: { job: JobAnswer } }>(
      killed,
      `mutation ($input: JobStartInput!) { jobStart(input: $input) { job { ${jobFields} } } }`,
      { input },
    );
    const { id } = jobStart.job;
    await expect.poll(async () => (await read(frozen, id)).progress.done, { timeout: 20_000 }).toBeGreaterThan(20);
    await killed.kill();
    const before = (await read(frozen, id)).progress.done;
    const takenOver = { timeout: 2 * LEASE_MS + 10_000, interval: 250 };
    await expect.poll(async () => (await read(frozen, id)).progress.succeeded, takenOver).toBeGreaterThan(before + 20);
    frozen.signal('SIGSTOP');
    const third = await start('third');
    await sleep(LEASE_MS);
    await expect.poll(async () => (await read(third, id)).state, { timeout: 180_000, interval: 250 }).toBeOneOf(ENDED);
    frozen.signal('SIGCONT');
    await sleep(2_000);
    const job = await read(third, id);
    expect(job.progress).toMatchObject({ total: names.length, done: names.length, failed: 0 });
    const text = await (await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${token}` } })).text();
    const lines = text.trim().split('\n').slice(0, -1);
    const outcomes = new Map(lines.map((line) => JSON.parse(line) as ResultLine).map(({ user, outcome }) => [user, outcome]));
    expect([...outcomes.keys()].sort()).toEqual(names);
    for (const name of names) {
      const count = await withImap(dovecot, name, async (client) => {
        const status = await client.status('INBOX', { messages: true });
        return status === false ? null : status.messages;
      });
      if (outcomes.get(name) === 'SUCCEEDED') expect(count, name).toBe(1);
      else expect([0, 1], name).toContain(count);
    }
  }, 300_000);
});
