import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { makeToken, superadmin, TestGateway, withRole } from './gateway.ts';
import { controlJob, ENDED, getJob, jobFields, readResults, refusedJob, startJob, untilJob, type JobAnswer } from './jobs.ts';

const countMessages = 'query ($user: String!) { user(name: $user) { name mailbox(name: "INBOX") { messageCount } } }';
const addFlag = `mutation ($user: String!) {
  flagsAdd(input: { user: $user, search: { mailbox: "INBOX", all: true }, flags: ["$Swept"] }) { outcome errors { code } }
}`;

onBothDovecots('a job', (dovecot) => {
  const domain = 'jobs.example';
  const names = Array.from({ length: 60 }, (_, index) => `j${String(index).padStart(3, '0')}@${domain}`);
  const [first = '', second = '', third = ''] = names;
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  const gateway = new TestGateway(dovecot, { DATABASE: join(folder, 'jobs.db') });
  const admin = withRole('domain-admin', domain);
  const stranger = withRole('domain-admin', 'other.org');

  beforeAll(async () => {
    await dovecot.createUsers(names.map((name) => ({ name })));
    await deliver(dovecot, [first, second], buildMessage());
    await deliver(dovecot, [first], buildMessage({ subject: 'Second' }));
    await gateway.start();
    await gateway.data('{ jobs { nodes { id } } }');
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('that reads answers for every user of a mask once', async () => {
    const begun = Date.now();
    const started = await startJob(gateway, { operation: countMessages, target: { mask: `*@${domain}` }, note: 'Count' });
    expect(Date.now() - begun).toBeLessThan(500);
    const job = await untilJob(gateway, started.id, ENDED);
    expect(job).toMatchObject({ state: 'SUCCEEDED', reason: null, progress: { total: 60, done: 60, succeeded: 60 }, wait: null });
    const lines = await readResults(job);
    expect(lines.map(({ user }) => user)).toEqual(names);
    expect(lines.slice(0, 3)).toEqual(
      [2, 1, 0].map((messageCount, index) => ({
        user: names[index],
        outcome: 'SUCCEEDED',
        data: { user: { name: names[index], mailbox: { messageCount } } },
        errors: [],
      })),
    );
  });

  test('that reads asks for many users together, also while requests are served', async () => {
    const rounds = await gateway.rounds(async () => {
      const { id } = await startJob(gateway, { operation: countMessages, target: { users: names } });
      await untilJob(gateway, id, ENDED);
    });
    expect(rounds).toHaveLength(1);
  });

  test('that changes does so once for each user, says what failed, and is retried for those', async () => {
    const users = [first, second, third, `nobody@${domain}`];
    const job = await untilJob(gateway, (await startJob(gateway, { operation: addFlag, target: { users } }, admin)).id, ENDED);
    expect(job).toMatchObject({ state: 'FINISHED_WITH_ERRORS', progress: { total: 4, done: 4, succeeded: 3, failed: 1, unknown: 0 } });
    const failed = await gateway.data<{ job: { items: { nodes: readonly unknown[] } } }>(
      'query ($id: ID!) { job(id: $id) { items(outcomes: [FAILED]) { nodes { user outcome data errors { code path } } } } }',
      { variables: { id: job.id }, as: admin },
    );
    expect(failed.job.items.nodes).toEqual([
      {
        user: `nobody@${domain}`,
        outcome: 'FAILED',
        data: { flagsAdd: { outcome: 'NOT_APPLIED', errors: [{ code: 'USER_NOT_FOUND' }] } },
        errors: [{ code: 'USER_NOT_FOUND', path: null }],
      },
    ]);
    const flags = await withImap(dovecot, first, async (client) => {
      const lock = await client.getMailboxLock('INBOX');
      const found = await client.fetchAll('1:*', { flags: true });
      lock.release();
      return found.map((message) => [...(message.flags ?? [])].includes('$Swept'));
    });
    expect(flags).toEqual([true, true]);
    const retried = await controlJob(gateway, 'jobRetry', job.id, admin);
    const again = await untilJob(gateway, retried.data?.jobRetry?.job.id ?? '', ENDED);
    expect(again).toMatchObject({ state: 'FINISHED_WITH_ERRORS', progress: { total: 1, failed: 1 } });
    // Each write has its intent and its outcome in the audit log, with the job.
    const lines = (await gateway.auditLines()).filter(({ command }) => command === 'flagsAdd');
    const perUser = (event: string, user: string): number =>
      lines.filter((line) => line.event === event && (line.users as string[]).includes(user)).length;
    expect(lines.every(({ jobId }) => typeof jobId === 'string')).toBe(true);
    expect([first, second, third].map((user) => [perUser('intent', user), perUser('outcome', user)])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const events = (await gateway.auditLines()).filter(
      ({ event, jobId }) => event === 'job' && Buffer.from(job.id, 'base64url').toString().includes(String(jobId)),
    );
    expect(events.map((line) => (line.job as { event: string }).event)).toEqual(['STARTED', 'FINISHED_WITH_ERRORS']);
  });

  test('tries a user again that Dovecot refuses for a moment, and fails one that it always refuses', async () => {
    const users = ['moment@refused.example', 'always@refused.example'];
    await dovecot.createUsers(users.map((name) => ({ name })));
    const [moment = '', always = ''] = users.map((name) => join(dovecot.folder, 'home', name, 'mail'));
    for (const path of [moment, always]) {
      mkdirSync(dirname(path), { recursive: true });
      // The process that opens the mail runs as the user.
      chmodSync(dirname(path), 0o777);
      writeFileSync(path, 'no folder');
    }
    const create = 'mutation ($user: String!) { mailboxCreate(input: { user: $user, mailbox: "New" }) { outcome } }';
    const { id } = await startJob(gateway, { operation: create, target: { users } });
    await sleep(400);
    rmSync(moment);
    const job = await untilJob(gateway, id, ENDED);
    const results = (await readResults(job)).map(({ user, outcome, errors }) => [user, outcome, errors[0]?.code]);
    expect(results).toEqual([
      [users[0], 'SUCCEEDED', undefined],
      [users[1], 'FAILED', 'TEMPORARY_FAILURE'],
    ]);
    rmSync(always);
    const retried = await controlJob(gateway, 'jobRetry', id);
    expect(await untilJob(gateway, retried.data?.jobRetry?.job.id ?? '', ENDED)).toMatchObject({ state: 'SUCCEEDED' });
  });

  test('is started once for a key, and refused for the key with another input', async () => {
    const input = { operation: countMessages, target: { user: first }, key: 'nightly' };
    const [one, two] = [await startJob(gateway, input), await startJob(gateway, input)];
    expect(two.id).toBe(one.id);
    expect(await refusedJob(gateway, { ...input, target: { user: second } })).toBe(
      'BAD_USER_INPUT input.key: belongs to a job with another input: choose another key',
    );
  });

  test('is paused, resumed and cancelled', async () => {
    const { id } = await startJob(gateway, { operation: countMessages, target: { mask: `*@${domain}` }, usersPerSecond: 4 });
    await expect.poll(async () => (await getJob(gateway, id)).progress.done, { timeout: 10_000 }).toBeGreaterThan(0);
    expect((await controlJob(gateway, 'jobPause', id)).data?.jobPause?.job).toMatchObject({ state: 'PAUSED', reason: 'Paused by root.' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const paused = await getJob(gateway, id);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await getJob(gateway, id)).toEqual(paused);
    expect(paused.progress.done).toBeLessThan(60);
    expect((await controlJob(gateway, 'jobResume', id)).data?.jobResume?.job.state).toBe('RUNNING');
    await expect.poll(async () => (await getJob(gateway, id)).progress.done, { timeout: 10_000 }).toBeGreaterThan(paused.progress.done);
    await controlJob(gateway, 'jobCancel', id);
    const cancelled = await untilJob(gateway, id, ['CANCELLED'], 3_000);
    expect(cancelled.reason).toBe('Cancelled by root.');
    expect((await readResults(cancelled)).length).toBe(cancelled.progress.done);
    expect((await controlJob(gateway, 'jobResume', id)).errors[0]?.message).toBe(
      'input.id: is a job that is CANCELLED, which cannot be resumed',
    );
  });

  test('changes one user at a time while requests use the host, and several otherwise', async () => {
    /** The most changes that were in flight at the same time. */
    const mostAtOnce = async (id: string): Promise<number> => {
      const [, jobId] = JSON.parse(Buffer.from(id, 'base64url').toString()) as string[];
      const ofJob = (await gateway.auditLines()).filter((line) => line.command === 'flagsAdd' && line.jobId === jobId);
      let inFlight = 0;
      return Math.max(...ofJob.map(({ event }) => (event === 'intent' ? ++inFlight : inFlight--)));
    };
    // The requests of the test before count for a second.
    await sleep(1_000);
    const alone = await startJob(gateway, { operation: addFlag, target: { users: names } });
    await untilJob(gateway, alone.id, ENDED);
    await gateway.data(countMessages, { variables: { user: first } });
    const beside = await startJob(gateway, { operation: addFlag, target: { users: names } });
    while (!ENDED.includes((await getJob(gateway, beside.id)).state)) await gateway.data(countMessages, { variables: { user: first } });
    expect(await mostAtOnce(beside.id)).toBe(1);
    expect(await mostAtOnce(alone.id)).toBeGreaterThan(1);
  });

  test('keeps its rate', async () => {
    const begun = Date.now();
    const { id } = await startJob(gateway, { operation: countMessages, target: { users: names.slice(0, 12) }, usersPerSecond: 5 });
    await untilJob(gateway, id, ENDED);
    expect(Date.now() - begun).toBeGreaterThan(1_900);
  });

  test('pauses when too much fails', async () => {
    const users = Array.from({ length: 40 }, (_, index) => `none${String(index)}@${domain}`);
    const { id } = await startJob(gateway, { operation: addFlag, target: { users }, pauseAfterFailures: 3 });
    const job = await untilJob(gateway, id, ['PAUSED', ...ENDED]);
    expect(job.state).toBe('PAUSED');
    expect(job.reason).toMatch(/^The operation has failed for \d+ users since the job was started or resumed \(pauseAfterFailures\)\.$/);
    expect(job.progress.done).toBeLessThan(40);
  });

  test.each([
    ['query { viewer { name } }', 'input.operation: must declare the variable `$user: String!`, which the job sets to each user in turn'],
    ['query ($user: String!) { user(name: $user) { nothing } }', 'input.operation: Cannot query field "nothing" on type "User".'],
    [
      'query ($user: String!, $n: Int!) { user(name: $user) { messages(first: $n) { nodes { uid } } } }',
      /^input\.variables: Variable "\$n"/,
    ],
    ['query ($user: String!) { __schema { types { name } } user(name: $user) { name } }', /introspection/],
    [
      'query A($user: String!) { user(name: $user) { name } } query B { viewer { name } }',
      'input.operation: must contain one operation, but contains 2',
    ],
    [
      'mutation ($user: String!) { jobStart(input: { operation: $user, target: { user: $user } }) { job { id } } }',
      /cannot use `jobStart`/,
    ],
    ['subscription ($user: ID!) { job(id: $user) { id } }', 'input.operation: must be a query or a mutation'],
    ['query (', /^input\.operation: Syntax Error/],
  ])('is refused for an operation that cannot be run: %s', async (operation, message) => {
    const { errors } = await gateway.ask('mutation ($input: JobStartInput!) { jobStart(input: $input) { job { id } } }', {
      variables: { input: { operation, target: { user: first } } },
    });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toMatch(message);
  });

  test('is seen and controlled by those who reach all of its users', async () => {
    const { id } = await startJob(gateway, { operation: countMessages, target: { users: [first, second] } }, admin);
    await untilJob(gateway, id, ENDED);
    const list = async (as: typeof admin): Promise<readonly string[]> =>
      (await gateway.data<{ jobs: { nodes: readonly { id: string }[] } }>('{ jobs(first: 100) { nodes { id } } }', { as })).jobs.nodes.map(
        (job) => job.id,
      );
    expect(await list(admin)).toContain(id);
    expect(await list(withRole('auditor', domain))).toContain(id);
    expect(await list(stranger)).toEqual([]);
    expect(await getJob(gateway, id, stranger)).toBeNull();
    expect((await controlJob(gateway, 'jobCancel', id, stranger)).errors[0]?.extensions.code).toBe('NOT_FOUND');
    const job = await getJob(gateway, id, admin);
    await expect(readResults(job, stranger)).rejects.toThrow('HTTP 404');
    expect(await readResults(job, admin)).toHaveLength(2);
    // A caller who may not read mailboxes does not get the results either.
    await expect(readResults(job, withRole('cluster-admin', domain))).rejects.toThrow('HTTP 403');
    expect(await refusedJob(gateway, { operation: countMessages, target: { user: first } }, stranger)).toMatch(/^FORBIDDEN .*JOB_START/);
    expect(await refusedJob(gateway, { operation: countMessages, target: { everyone: true }, confirm: 'default' }, admin)).toMatch(
      /^FORBIDDEN .*EVERYONE/,
    );
    expect(await refusedJob(gateway, { operation: countMessages, target: { everyone: true } })).toMatch(/^BAD_USER_INPUT input\.confirm/);
  });

  test('results go on where a download broke', async () => {
    const { id } = await startJob(gateway, { operation: countMessages, target: { mask: `*@${domain}` } });
    const { resultsUrl } = await untilJob(gateway, id, ENDED);
    const headers = { authorization: `Bearer ${await makeToken(superadmin)}` };
    const whole = Buffer.from(await (await fetch(resultsUrl!, { headers })).arrayBuffer());
    const response = await fetch(resultsUrl!, { headers: { ...headers, range: 'bytes=1234-' } });
    expect(response.status).toBe(206);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(whole.subarray(1234));
  });

  test('is followed over server-sent events', async () => {
    const { id } = await startJob(gateway, { operation: countMessages, target: { mask: `*@${domain}` }, usersPerSecond: 40 });
    const response = await fetch(gateway.server.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${await makeToken(superadmin)}`, 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: `subscription ($id: ID!) { job(id: $id) { ${jobFields} } }`, variables: { id } }),
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = (await response.text())
      .split('\n')
      .flatMap((line) => (line.startsWith('data: {') ? [JSON.parse(line.slice(6)) as { data: { job: JobAnswer } }] : []));
    const done = events.map(({ data }) => data.job.progress.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(events.length).toBeGreaterThan(2);
    expect(events.at(-1)?.data.job).toMatchObject({ state: 'SUCCEEDED', progress: { done: 60 } });
  });
});
