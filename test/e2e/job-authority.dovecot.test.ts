import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken } from '../../src/access/sign.ts';
import { Secret } from '../../src/config.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { ask, TestGateway, tokenSecret, type Bearer } from './gateway.ts';
import { controlJob, ENDED, getJob, readerPolicy, untilJob } from './jobs.ts';

const operation = 'query ($user: String!) { user(name: $user) { mailbox(name: "INBOX") { messageCount } } }';
const ALL = 'USER_READ, MAILBOX_READ, JOB_START, JOB_READ, JOB_CONTROL';

onBothDovecots('the authority of a job', (dovecot) => {
  const domain = 'authority.example';
  const names = Array.from({ length: 40 }, (_, index) => `a${String(index).padStart(2, '0')}@${domain}`);
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  const [deny, policy] = [join(folder, 'deny'), join(folder, 'policy.yaml')];
  writeFileSync(deny, '');
  writeFileSync(policy, readerPolicy(ALL));
  const settings = { DATABASE: join(folder, 'jobs.db'), JWT_DENY_FILE: deny, JWT_CLOCK_TOLERANCE: '0', POLICY_FILE: policy };
  const gateway = new TestGateway(dovecot, settings);
  const bearer = { sub: 'reader@staff.example', roles: ['reader'], domains: [domain] };
  const admin: Bearer & { jti: string } = { sub: 'root', roles: ['superadmin'], domains: ['*'], jti: 'root' };

  const sign = (jti: string, seconds = 600): Promise<string> =>
    signToken({ ...bearer, jti }, seconds, { key: { kind: 'secret', secret: new Secret(tokenSecret) }, algorithm: 'HS256' });
  /** Starts a job of a few seconds. */
  const start = async (token: string): Promise<string> => {
    const query = 'mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }';
    const input = { operation, target: { mask: `*@${domain}` }, usersPerSecond: 5 };
    const { data, errors } = await ask<{ jobStart: { job: { id: string } } }>(gateway.server.url, query, token, { variables: { input } });
    expect(errors).toEqual([]);
    const { id } = data!.jobStart.job;
    await expect.poll(async () => (await getJob(gateway, id, admin)).progress.done, { timeout: 10_000 }).toBeGreaterThan(0);
    return id;
  };
  const untilHeld = (id: string) => untilJob(gateway, id, ['HELD', ...ENDED], 15_000, admin);

  beforeAll(async () => {
    await dovecot.createUsers(names.map((name) => ({ name })));
    await gateway.start();
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('ends with its token: the job is held, and continues under a valid one', async () => {
    const id = await start(await sign('stolen'));
    writeFileSync(deny, 'stolen\n');
    const held = await untilHeld(id);
    expect(held).toMatchObject({ state: 'HELD' });
    expect(held.reason).toMatch(/revoked|denied|refused/i);
    expect(held.progress.done).toBeLessThan(names.length);
    await controlJob(gateway, 'jobResume', id, { ...bearer, jti: 'good' } as Bearer);
    expect(await untilJob(gateway, id, ENDED, 30_000, admin)).toMatchObject({ state: 'SUCCEEDED', progress: { done: names.length } });
  });

  test('ends when the token expires', async () => {
    const held = await untilHeld(await start(await sign('short', 3)));
    expect(held).toMatchObject({ state: 'HELD' });
    expect(held.reason).toMatch(/expired/i);
  });

  test('shrinks with its roles, and does not grow', async () => {
    const id = await start(await sign('shrunk'));
    writeFileSync(policy, readerPolicy('USER_READ, JOB_START, JOB_READ, JOB_CONTROL'));
    await gateway.server.reload();
    expect(await untilHeld(id)).toMatchObject({
      state: 'HELD',
      reason: 'The roles of the principal (reader) no longer include the permission MAILBOX_READ.',
    });
    writeFileSync(policy, readerPolicy(ALL));
    await gateway.server.reload();
  });
});
