import { afterEach, beforeEach, expect, test } from 'vitest';
import { Chunks, LEASE_MS, type Claim, type ItemChange } from '../../src/jobs/chunks.ts';
import type { Job } from '../../src/jobs/job.ts';
import { Ledger, type NewJob } from '../../src/jobs/ledger.ts';
import { jobTables } from '../../src/jobs/tables.ts';
import { Store } from '../../src/store/store.ts';
import { onBothDatabases } from '../store/databases.ts';

const NOW = 1_000_000;
const newJob: NewJob = {
  operation: '{ __typename }',
  variables: {},
  target: { mask: '*' },
  host: 'default',
  usersPerSecond: null,
  pauseAfterFailures: null,
  note: null,
  key: null,
  inputHash: '',
  startedBy: 'root',
  authority: { claims: { iss: '', sub: 'root', exp: 0 }, ceiling: {}, remoteAddress: null },
  permissions: [],
  retryOf: null,
};
const settled = { outcome: 'SUCCEEDED', data: null, errors: [] } as const;

onBothDatabases('the ledger', (create) => {
  let store: Store;
  let ledger: Ledger;
  let chunks: Chunks;
  beforeEach(async () => {
    store = await Store.open({ database: await create(), features: [jobTables] });
    ledger = new Ledger(store);
    chunks = new Chunks(store);
  });
  afterEach(() => store.close());

  const createJob = async (job: Partial<NewJob> = {}): Promise<Job> => {
    const created = await ledger.create({ ...newJob, ...job }, NOW);
    return created ?? expect.fail('The job was not created.');
  };
  const plan = async ({ id }: Job, names: readonly string[]): Promise<void> => {
    const fence = (await chunks.claimPlanning(id, NOW)) ?? expect.fail('The planning was not claimed.');
    const users = names.map((name) => ({ name, host: 'default' }));
    expect(await chunks.plan(id, fence, users, NOW)).toBe(true);
    await chunks.endPlanning(id, fence, false);
  };
  const claim = async ({ id }: Job, now = NOW): Promise<Claim> =>
    (await chunks.claim(id, 'default', now)) ?? expect.fail('No chunk was claimed.');
  const settle = async (one: Claim): Promise<readonly ItemChange[]> =>
    (await chunks.openItems(one)).map((item) => ({ item, kind: 'settled', result: settled, at: NOW }));

  test('gives the planning of a job to one planner for as long as it renews its lease', async () => {
    const { id } = await createJob();
    const fence = (await chunks.claimPlanning(id, NOW)) ?? expect.fail();
    await chunks.renewPlanning(id, fence, NOW + LEASE_MS);
    expect(await chunks.claimPlanning(id, NOW + LEASE_MS + 1)).toBeNull();
    expect(await chunks.claimPlanning(id, NOW + 2 * LEASE_MS + 1)).toBe(fence + 1);
    await chunks.renewPlanning(id, fence, NOW + 3 * LEASE_MS);
    expect(await chunks.claimPlanning(id, NOW + 3 * LEASE_MS + 2)).toBe(fence + 2);
  });

  test('stores the changes of several jobs in one commit, except those of an outdated claim', async () => {
    const [first, second, third] = [await createJob(), await createJob(), await createJob()];
    for (const job of [first, second, third]) await plan(job, ['a@example.com', 'b@example.com']);
    const claims = [await claim(first), await claim(second), await claim(third)];
    const all = await Promise.all(claims.map(async (one) => ({ claim: one, changes: await settle(one) })));
    const [, outdated] = claims;
    const taken = await claim(second, NOW + LEASE_MS + 1);
    const { held, jobs } = await chunks.store(all, NOW);
    expect([...held]).toEqual(claims.filter((one) => one !== outdated).sort((a, b) => (a.job < b.job ? -1 : 1)));
    expect(jobs.map(({ id }) => id).sort()).toEqual([first.id, third.id].sort());
    expect(await ledger.find(second.id)).toMatchObject({ succeeded: 0 });
    await chunks.store([{ claim: taken, changes: await settle(taken) }], NOW);
    // A commit whose answer was lost is stored again.
    await chunks.store(all, NOW);
    for (const { id } of [first, second, third]) expect(await ledger.find(id)).toMatchObject({ total: 2, succeeded: 2 });
  });

  test('stores the last of several changes of one user', async () => {
    const job = await createJob();
    await plan(job, ['a@example.com']);
    const one = await claim(job);
    const [item] = await chunks.openItems(one);
    if (item === undefined) expect.fail();
    await chunks.store(
      [
        {
          claim: one,
          changes: [
            { item, kind: 'intent' },
            { item, kind: 'withdrawn' },
          ],
        },
      ],
      NOW,
    );
    expect(await chunks.openItems(one)).toMatchObject([{ intent: null }]);
    await chunks.store([{ claim: one, changes: [{ item, kind: 'intent' }] }], NOW);
    expect(await chunks.openItems(one)).toMatchObject([{ intent: one.fence }]);
  });

  test('does not create or move a job whose record fails', async () => {
    const record = () => Promise.reject(new Error('not recorded'));
    await expect(ledger.create({ ...newJob, key: 'k' }, NOW, record)).rejects.toThrow('not recorded');
    expect(await ledger.findByKey('root', 'k')).toBeNull();
    const { id, state, authority } = await createJob();
    const other = { ...authority, remoteAddress: '192.0.2.1' };
    await expect(ledger.move(id, ['QUEUED'], 'RUNNING', { now: NOW, authority: other, record })).rejects.toThrow('not recorded');
    expect(await ledger.find(id)).toMatchObject({ state, authority });
    expect(await ledger.move(id, ['QUEUED'], 'RUNNING', { now: NOW, authority: other })).toMatchObject({
      state: 'RUNNING',
      authority: other,
    });
  });

  test('keeps an expired job until a retry has planned its users', async () => {
    const job = await createJob();
    await plan(job, ['a@example.com']);
    await ledger.move(job.id, ['QUEUED'], 'FINISHED_WITH_ERRORS', { now: NOW, expiresAt: NOW + 1 });
    const retry = await createJob({ target: { retry: { job: job.id, outcomes: ['FAILED'] } }, retryOf: job.id });
    expect(await ledger.removeExpired(NOW + 2)).toBe(0);
    await plan(retry, ['a@example.com']);
    expect(await ledger.removeExpired(NOW + 2)).toBe(1);
    expect(await ledger.find(job.id)).toBeNull();
  });
});
