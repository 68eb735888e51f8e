import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dovecot } from '../dovecot/dovecot.ts';
import { withImap } from '../dovecot/imap.ts';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { superadmin, TestGateway, withRole, type AskOptions } from './gateway.ts';

const clusterAdmin = withRole('cluster-admin', '*');

/** Subjects of the messages in a mailbox, as IMAP has them; null where there is no such mailbox. */
function subjects(dovecot: Dovecot, user: string, mailbox = 'INBOX'): Promise<string[] | null> {
  return withImap(dovecot, user, async (client) => {
    if (!(await client.list()).some(({ path }) => path === mailbox)) return null;
    const lock = await client.getMailboxLock(mailbox);
    try {
      const found = client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { envelope: true }) : [];
      return found.map(({ envelope }) => envelope?.subject ?? '').sort();
    } finally {
      lock.release();
    }
  });
}

const append = (dovecot: Dovecot, user: string, subject: string, mailbox = 'INBOX'): Promise<unknown> =>
  withImap(dovecot, user, async (client) => {
    if (mailbox !== 'INBOX') await client.mailboxCreate(mailbox);
    return client.append(mailbox, `Subject: ${subject}\r\n\r\nText\r\n`);
  });

const expunge = (dovecot: Dovecot, user: string, subject: string): Promise<unknown> =>
  withImap(dovecot, user, async (client) => {
    const lock = await client.getMailboxLock('INBOX');
    try {
      return await client.messageDelete({ subject });
    } finally {
      lock.release();
    }
  });

describe.each(['2.3', '2.4'] as const)('mail on two servers (Dovecot %s)', (series) => {
  let here: PrivateDovecot;
  let there: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    const users = ['both', 'oneway', 'backup', 'state', 'first', 'second', 'part'].map((name) => ({ name: `${name}@example.com` }));
    const options = { series, users, director: false, password: 'shared by both' };
    [here, there] = await Promise.all([launchDovecot(options), launchDovecot(options)]);
    const remotes = `standby=tcp:127.0.0.1:${String(there.ports.doveadmTcp)}, gone=tcp:127.0.0.1:1`;
    gateway = await new TestGateway(here, { REPLICATION_REMOTES: remotes, RAW_COMMANDS: 'on' }).start();
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all([here.stop(), there.stop()]);
  });
  const run = (mutation: string, options: AskOptions = { as: clusterAdmin }) =>
    gateway.ask<{ done: { outcome: string; errors: { code: string; exitCode: number | null }[] } | null }>(
      `mutation { done: ${mutation} }`,
      options,
    );
  const done = async (mutation: string) => (await run(`${mutation} { outcome errors { code exitCode } }`)).data?.done;
  const APPLIED = { outcome: 'APPLIED', errors: [] };

  test('is synchronised, with the changes of both', async () => {
    const user = 'both@example.com';
    await append(here, user, 'mine');
    await append(there, user, 'theirs', 'Work');
    expect(await done(`storageSync(input: { user: "${user}", remote: "standby" })`)).toEqual(APPLIED);
    expect(await subjects(there, user)).toEqual(['mine']);
    expect(await subjects(here, user, 'Work')).toEqual(['theirs']);
  });

  test('loses on one side what was removed on the other, if the state is kept', async () => {
    const user = 'state@example.com';
    for (const subject of ['kept', 'removed', 'last']) await append(here, user, subject);
    const sync = async (state: string) => {
      const answer = await gateway.data<{ storageSync: { outcome: string; state: string } }>(
        `mutation ($state: String) { storageSync(input: { user: "${user}", remote: "standby", state: $state }) { outcome state } }`,
        { variables: { state } },
      );
      expect(answer.storageSync).toEqual({ outcome: 'APPLIED', state: expect.stringMatching(/^[\w+/]+=*$/) });
      return answer.storageSync.state;
    };
    const state = await sync('');
    await expunge(there, user, 'removed');
    await sync(state);
    expect(await subjects(here, user)).toEqual(['kept', 'last']);
    const several = await run(`storageSync(input: { target: { users: ["${user}"] }, remote: "standby", state: "" }) { outcome }`);
    expect(several.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'input.state' } }]);
  });

  test('is copied in one direction without removals, on request', async () => {
    const user = 'oneway@example.com';
    await append(here, user, 'mine');
    await append(there, user, 'theirs', 'Other');
    expect(await done(`storageSync(input: { user: "${user}", remote: "standby", oneWay: true, mailbox: "INBOX" })`)).toEqual(APPLIED);
    expect(await subjects(there, user)).toEqual(['mine']);
    expect(await subjects(there, user, 'Other')).toEqual(['theirs']);
    expect(await subjects(here, user, 'Other')).toBeNull();
  });

  test('is overwritten by a backup, there or here', async () => {
    const user = 'backup@example.com';
    await append(here, user, 'kept');
    await append(there, user, 'overwritten', 'Extra');
    expect(await done(`storageBackup(input: { user: "${user}", remote: "standby" })`)).toEqual(APPLIED);
    expect(await subjects(there, user)).toEqual(['kept']);
    expect(await subjects(there, user, 'Extra')).toBeNull();
    await append(here, user, 'lost');
    expect(await done(`storageBackup(input: { user: "${user}", remote: "standby", reverse: true })`)).toEqual(APPLIED);
    expect(await subjects(here, user)).toEqual(['kept']);
    // What has gone its own way at the destination is removed first, and brought by the next run.
    await expunge(here, user, 'kept');
    const again = `storageBackup(input: { user: "${user}", remote: "standby", reverse: true })`;
    expect(await done(again)).toEqual({ outcome: 'UNKNOWN', errors: [{ code: 'TEMPORARY_FAILURE', exitCode: 75 }] });
    expect(await done(again)).toEqual(APPLIED);
    expect(await subjects(here, user)).toEqual(['kept']);
  });

  test('is limited to the selection', async () => {
    const user = 'part@example.com';
    for (const name of ['large', 'small', 'left']) await append(here, user, name.padEnd(name === 'large' ? 3000 : 1, 'x'), name);
    const options =
      'maxSizeBytes: 1000, excludeMailboxes: ["left"], receivedSince: "2020-01-01T00:00:00Z", lockTimeoutSeconds: 5, timeoutSeconds: 60';
    expect(await done(`storageSync(input: { user: "${user}", remote: "standby", oneWay: true, ${options} })`)).toEqual(APPLIED);
    expect(await subjects(there, user, 'small')).toEqual(['small']);
    expect(await subjects(there, user, 'large')).toEqual([]);
    expect(await subjects(there, user, 'left')).toBeNull();
  });

  test('of several users has a result for each', async () => {
    await append(here, 'first@example.com', 'one');
    await append(here, 'second@example.com', 'two');
    const users = '["first@example.com", "nobody@example.com", "second@example.com"]';
    const answer = await run(
      `storageBackup(input: { target: { users: ${users} }, remote: "standby" }) { outcome results { outcome errors { code } } }`,
    );
    expect(answer.data?.done).toEqual({
      outcome: 'PARTIAL',
      results: [
        { outcome: 'APPLIED', errors: [] },
        { outcome: 'NOT_APPLIED', errors: [{ code: 'USER_NOT_FOUND' }] },
        { outcome: 'APPLIED', errors: [] },
      ],
    });
    expect(await subjects(there, 'first@example.com')).toEqual(['one']);
    expect(await subjects(there, 'second@example.com')).toEqual(['two']);
  });

  test.each([
    ['an address', 'tcp:127.0.0.1:1'],
    ['a program', 'sh -c id'],
    ['a word that every object has', 'constructor'],
    ['nothing', ''],
  ])('goes to no remote that is %s', async (_, remote) => {
    const sent = await gateway.countSent(async () => {
      const { errors } = await run(`storageSync(input: { user: "samik", remote: "${remote}" }) { outcome }`);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'remote' } }]);
    });
    expect(sent).toBe(0);
  });

  test('may or may not have changed when the remote is not there', async () => {
    const answer = await done('storageSync(input: { user: "samik", remote: "gone" })');
    // 2.3 ends its process, so that the connection breaks.
    const error = series === '2.3' ? { code: 'UPSTREAM_UNAVAILABLE', exitCode: null } : { code: 'TEMPORARY_FAILURE', exitCode: 75 };
    expect(answer).toEqual({ outcome: 'UNKNOWN', errors: [error] });
  });

  test('needs the permission to replicate, and a scope of everyone for namespaces', async () => {
    const of = (input: string) => `storageBackup(input: { user: "samik", remote: "standby", ${input} }) { outcome }`;
    for (const [input, as, permission] of [
      ['reverse: true', withRole('domain-admin', '*'), 'REPLICATION_WRITE'],
      ['allNamespaces: true', clusterAdmin, 'EVERYONE'],
      ['namespaces: ["shared/"]', clusterAdmin, 'EVERYONE'],
    ] as const) {
      expect((await run(of(input), { as })).errors, input).toMatchObject([{ extensions: { code: 'FORBIDDEN', permission } }]);
    }
    expect((await run(of('allNamespaces: true'), { as: superadmin })).data?.done).toEqual({ outcome: 'APPLIED' });
  });

  test('is in the audit log with its remote', async () => {
    const lines = (await gateway.auditLines()).filter(({ event, command }) => event === 'intent' && command === 'storageBackup');
    expect(lines.at(-1)).toMatchObject({
      effect: 'destroy',
      users: ['samik'],
      arguments: { remote: `tcp:127.0.0.1:${String(there.ports.doveadmTcp)}` },
    });
  });

  test('can be sent by raw commands only to a remote by its name', async () => {
    const raw = (destination: string) =>
      run(`doveadm(input: { command: "sync", parameters: { user: "samik", destination: ["${destination}"] } }) { outcome }`, {});
    expect((await raw('standby')).data?.done).toEqual({ outcome: 'APPLIED' });
    expect((await raw(`tcp:127.0.0.1:${String(there.ports.doveadmTcp)}`)).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});
