import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { Secret } from '../../src/config.ts';
import { withImap } from '../dovecot/imap.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { ChildGateway, secret } from '../server/child-gateway.ts';
import { ask, superadmin } from './gateway.ts';
import { ENDED, jobFields, type JobAnswer } from './jobs.ts';

const save = `mutation ($user: String!) {
  messageSave(input: { user: $user, mailbox: "INBOX", content: "Subject: Once\\r\\n\\r\\nOnce.\\r\\n" }) { outcome }
}`;
/** Of each of four chunks of a host, so many users are in flight; two may be between their outcome and its commit. */
const MOST_UNKNOWN = 8 * 4 + 8;

/** `JOB_KILLS=20 npx vitest run test/e2e/job-crash` kills it more often, in a job that is slowed down for it. */
const KILLS = Number(process.env['JOB_KILLS'] ?? 3);
const USERS_PER_SECOND = KILLS > 3 ? 8 : null;

onBothDovecots('a job whose gateway is killed', (dovecot) => {
  const names = Array.from({ length: 160 }, (_, index) => `k${String(index).padStart(3, '0')}@crash.example`);
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  const env = {
    DOVEADM_URL: dovecot.url,
    DOVEADM_API_KEY: dovecot.apiKey,
    DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`,
    DOVEADM_PASSWORD: dovecot.password,
    DATABASE: join(folder, 'jobs.db'),
    AUDIT_LOG: join(folder, 'audit.jsonl'),
    RATE_LIMIT: 'off',
  };
  let gateway: ChildGateway;
  let token: string;
  const data = async <T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const answer = await ask<T>(gateway.url, query, token, { variables });
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data!;
  };

  beforeAll(async () => {
    await dovecot.createUsers(names.map((name) => ({ name })));
    token = await signToken({ ...superadmin }, 3600, { key: { kind: 'secret', secret: new Secret(secret) }, algorithm: 'HS256' });
    gateway = await ChildGateway.start(env);
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('saves no message twice, and has an outcome for every user', async () => {
    const input = { operation: save, target: { mask: '*@crash.example' }, pauseAfterFailures: null, usersPerSecond: USERS_PER_SECOND };
    const started = await data<{ jobStart: { job: JobAnswer } }>(
      `mutation ($input: JobStartInput!) { jobStart(input: $input) { job { ${jobFields} } } }`,
      { input },
    );
    const { id } = started.jobStart.job;
    const read = async (): Promise<JobAnswer> =>
      (await data<{ job: JobAnswer }>(`query ($id: ID!) { job(id: $id) { ${jobFields} } }`, { id })).job;
    let before = 0;
    let killed = 0;
    for (; killed < KILLS; killed++) {
      await sleep(Math.random() * 1_000);
      await gateway.kill();
      gateway = await ChildGateway.start(env);
      const job = await read();
      expect(job.progress.done).toBeGreaterThanOrEqual(before);
      before = job.progress.done;
      if (ENDED.includes(job.state)) break;
    }
    await expect.poll(async () => (await read()).state, { timeout: 90_000, interval: 250 }).toMatch(/^(SUCCEEDED|FINISHED_WITH_ERRORS)$/);
    const job = await read();
    expect(job.progress).toMatchObject({ total: names.length, done: names.length, failed: 0 });
    expect(job.progress.unknown).toBeLessThanOrEqual(MOST_UNKNOWN * killed);
    const lines = (await (await fetch(job.resultsUrl!, { headers: { authorization: `Bearer ${token}` } })).text()).trim().split('\n');
    const outcomes = new Map(
      lines
        .slice(0, -1)
        .map((line) => JSON.parse(line) as { user: string; outcome: string })
        .map(({ user, outcome }) => [user, outcome]),
    );
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
