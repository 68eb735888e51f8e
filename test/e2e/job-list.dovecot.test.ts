import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEASE_MS } from '../../src/jobs/chunks.ts';
import { StubDoveadm } from '../doveadm/stub-doveadm.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { TestGateway } from './gateway.ts';
import { controlJob, getJob, startJob } from './jobs.ts';

/** Long enough that auth writes faster than doveadm reads. */
const PADDING = 'x'.repeat(200);
const NAMES = [
  'y@many.example',
  'Y-Upper@many.example',
  ...Array.from({ length: 30_000 }, (_, index) => `y${(index % 36).toString(36)}${String(index)}${PADDING}@many.example`),
];
/** How many lists Dovecot may break off before the gateway lists a mask in parts. */
const ATTEMPTS = 5;

describe('a job for a list of users that Dovecot breaks off (Dovecot 2.4)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series: '2.4', users: NAMES.map((name) => ({ name })), director: false });
    gateway = await new TestGateway(dovecot, { DATABASE: join(folder, 'jobs.db') }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('has each of the users, and says when some could be missing', async () => {
    const log = await dovecot.markLog();
    const { id } = await startJob(gateway, {
      operation: 'query ($user: String!) { user(name: $user) { name } }',
      target: { mask: 'y*@many.example' },
      usersPerSecond: 1,
    });
    let job = await getJob(gateway, id);
    for (let tries = 0; tries < 300 && job.progress.total < NAMES.length; tries++) {
      await sleep(200);
      job = await getJob(gateway, id);
    }
    expect(job).toMatchObject({ state: 'RUNNING', progress: { total: NAMES.length } });
    const brokenOff = (await dovecot.readLog(log)).match(/Aborted LIST request/g) ?? [];
    await sleep(1_000);
    const { reason } = await getJob(gateway, id);
    if (brokenOff.length < ATTEMPTS) expect(reason).toBeNull();
    else expect(reason).toContain('letter outside ASCII may be missing');
    await controlJob(gateway, 'jobCancel', id);
  });
});

describe('a job whose users Dovecot lists slowly', () => {
  const isList = (parameters: unknown): boolean => JSON.stringify(parameters).includes('*@slow.example');
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  let lists = 0;
  const stub = new StubDoveadm({
    behave: (commands, _, response) => {
      const [[, parameters, tag] = []] = commands;
      if (!isList(parameters)) return 'hang';
      if (lists++ === 0) return 'drop';
      setTimeout(() => response.end(JSON.stringify([['doveadmResponse', { userList: ['a@slow.example'] }, tag]])), LEASE_MS + 3_000);
      return 'hang';
    },
  });
  let gateway: TestGateway;
  beforeAll(async () => {
    await stub.start();
    gateway = await new TestGateway(stub, { DATABASE: join(folder, 'jobs.db') }).start();
  });
  afterAll(async () => {
    await stub.stop();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('asks for the list once after it was lost, and waits for nothing any more when it has the list', async () => {
    const operation = 'query ($user: String!) { user(name: $user) { home } }';
    const { id } = await startJob(gateway, { operation, target: { mask: '*@slow.example' } });
    const waits = new Set<string | null>();
    let job = await getJob(gateway, id);
    while (job.progress.total === 0) {
      waits.add(job.wait?.reason ?? null);
      await sleep(500);
      job = await getJob(gateway, id);
    }
    expect(lists).toBe(2);
    expect(waits).toContain('HOST_DOWN');
    await expect.poll(async () => (await getJob(gateway, id)).wait).toBeNull();
    await controlJob(gateway, 'jobCancel', id);
  });
});
