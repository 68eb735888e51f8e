import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHUNK_USERS } from '../../src/jobs/chunks.ts';
import { Postgres } from '../dovecot/postgres.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { TestGateway } from './gateway.ts';
import { ENDED, readerPolicy, startJob, untilJob } from './jobs.ts';

const operation = 'query ($user: String!) { user(name: $user) { mailbox(name: "INBOX") { messageCount } } }';

describe('a job of two gateways with different policies', () => {
  const dovecot = sharedDovecot('2.4');
  const domain = 'policies.example';
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  const reader = { sub: 'reader@staff.example', roles: ['reader'], domains: [domain] };
  let postgres: Postgres;
  let wide: TestGateway;
  let narrow: TestGateway;

  beforeAll(async () => {
    postgres = await Postgres.launch();
    const database = await postgres.createDatabase();
    const gateway = (name: string, permissions: string): TestGateway => {
      const file = join(folder, `${name}.yaml`);
      writeFileSync(file, readerPolicy(permissions));
      return new TestGateway(dovecot, { DATABASE: database, POLICY_FILE: file });
    };
    wide = await gateway('wide', 'USER_READ, MAILBOX_READ, JOB_START, JOB_READ').start();
    narrow = gateway('narrow', 'USER_READ, JOB_START, JOB_READ');
    await dovecot.createUsers(Array.from({ length: 3 * CHUNK_USERS }, (_, index) => ({ name: `p${String(index)}@${domain}` })));
  });
  afterAll(async () => {
    await wide.close();
    await narrow.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is held by the one that no longer allows it, and says why', async () => {
    const { id } = await startJob(wide, { operation, target: { mask: `*@${domain}` }, usersPerSecond: 40 }, reader);
    await expect
      .poll(async () => (await untilJob(wide, id, ['RUNNING', ...ENDED], 10_000, reader)).progress.done, { timeout: 10_000 })
      .toBeGreaterThan(0);
    await narrow.start();
    const job = await untilJob(wide, id, ['HELD', ...ENDED], 30_000, reader);
    expect(job).toMatchObject({
      state: 'HELD',
      reason: 'The roles of the principal (reader) no longer include the permission MAILBOX_READ.',
    });
    expect(job.progress.done).toBeLessThan(job.progress.total);
  });
});
