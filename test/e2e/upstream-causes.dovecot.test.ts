import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchDovecot, type PrivateDovecot } from '../dovecot/launch.ts';
import { CommandLine } from './command-line.ts';
import { TestGateway, tokenSecret } from './gateway.ts';

const SERIES = ['2.3', '2.4'] as const;

describe.each(SERIES)('a user database that cannot list its users (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  const configure = (conf: string): string =>
    series === '2.3'
      ? conf.replace(/userdb \{[^}]*\}/, 'userdb {\n  driver = static\n  args = uid=5000 gid=5000 home=/tmp/nowhere/%u\n}')
      : conf.replace(
          /userdb passwd-file \{[^}]*\}/,
          'userdb static {\n  fields {\n    uid = 5000\n    gid = 5000\n    home = /tmp/nowhere/%{user}\n  }\n}',
        );
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false, configure });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test('is reported immediately, as a fault of the configuration', async () => {
    const log = await dovecot.markLog();
    const { errors } = await gateway.ask('{ users { totalCount } }');
    expect(errors).toMatchObject([
      {
        message: "Dovecot's user database cannot list its users: it does not support iteration, or has no query for it.",
        extensions: { code: 'UPSTREAM_CONFIG', retryable: false, exitCode: 65 },
      },
    ]);
    expect((await dovecot.readLog(log)).match(/Trying to iterate users/g)).toHaveLength(1);
  });

  test('is reported for a change for many users as well', async () => {
    const { errors } = await gateway.ask('mutation { quotaRecalc(input: { target: { mask: "*@example.com" } }) { outcome } }');
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_CONFIG']);
  });

  test('is reported by check', async () => {
    const env = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey, JWT_SECRET: tokenSecret };
    const { stdout } = await new CommandLine(['check'], env).finished();
    expect(stdout.replace(/\s+/g, ' ')).toContain("! Dovecot's user database cannot list its users");
    const json = JSON.parse((await new CommandLine(['check', '--json'], env).finished()).stdout) as { hosts: [{ found: unknown }] };
    expect(json.hosts[0].found).toMatchObject({ userListProblem: expect.stringContaining('iteration') });
  });
});

/** Lines of a passwd-file, each with the fault of its user and the resulting error. */
const WRONG = [
  ['nouid', '::', 'UPSTREAM_CONFIG', /no system user \(UID\)/],
  ['lowuid', '100:100:', 'UPSTREAM_CONFIG', /first_valid_uid/],
  ['driver', '5000:5000:', 'UPSTREAM_CONFIG', /cannot use the user's settings/],
  ['noaccess', '5000:5000:', 'UPSTREAM_NO_PERMISSION', /no permission on the user's files/],
] as const;

describe.each(SERIES)('a user that Dovecot cannot serve (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({ series, director: false });
    gateway = await new TestGateway(dovecot).start();
    const lines = WRONG.map(([name, ids]) => {
      const home = name === 'noaccess' ? '/root/no-such-home' : `/tmp/${name}`;
      const driver = name === 'driver' ? 'nonsense' : 'sdbox';
      const mail = series === '2.3' ? `userdb_mail=${driver}:~/mail` : `userdb_mail_driver=${driver}`;
      return `${name}@example.com:{PLAIN}x:${ids}:${home}::${mail}\n`;
    });
    await appendFile(join(dovecot.folder, 'passwd'), lines.join(''));
    await sleep(1500);
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test.each(WRONG)('%s: a read and a write give the cause, and are not retryable', async (name, _, code, message) => {
    // Log lines have times in seconds. The actions of the previous test must not be in the same second.
    await sleep(1100);
    const user = `${name}@example.com`;
    const { errors } = await gateway.ask(`{ user(name: "${user}") { mailbox(name: "INBOX") { messageCount } } }`);
    expect(errors.map(({ extensions }) => [extensions.code, extensions['retryable']])).toEqual([[code, false]]);
    expect(errors[0]?.message).toMatch(message);
    await sleep(1100);
    const { data } = await gateway.ask<{ mailboxCreate: { outcome: string; errors: unknown[] } }>(
      `mutation { mailboxCreate(input: { user: "${user}", mailbox: "New" }) { outcome errors { code message retryable } } }`,
    );
    expect(data?.mailboxCreate).toEqual({
      outcome: 'NOT_APPLIED',
      errors: [{ code, message: expect.stringMatching(message) as string, retryable: false }],
    });
  });

  test('a look-up alone gives the cause, which Dovecot does not log for it', async () => {
    // The log must not have a line about the user from the same second.
    await sleep(1100);
    const user = 'lowuid@example.com';
    const { data, errors } = await gateway.ask(`{ known: user(name: "${user}") { name } account: user(name: "${user}") { home } }`);
    expect(data).toEqual({ known: null, account: null });
    expect(errors.map(({ extensions }) => [extensions.command, extensions.code, extensions['retryable'], extensions.user])).toEqual([
      ['userExists', 'UPSTREAM_CONFIG', false, user],
      ['userGet', 'UPSTREAM_CONFIG', false, user],
    ]);
  });

  test('does not affect others of the same request', async () => {
    await sleep(1100);
    const { data, errors } = await gateway.ask<Record<string, { mailbox: { messageCount: number } | null } | null>>(
      `{ good: user(name: "alice@example.com") { mailbox(name: "INBOX") { messageCount } }
         bad: user(name: "nouid@example.com") { mailbox(name: "INBOX") { messageCount } } }`,
    );
    expect(data?.['good']?.mailbox?.messageCount).toBe(0);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_CONFIG']);
  });
});

describe.each(SERIES)('names that Dovecot lists and this API does not support (Dovecot %s)', (series) => {
  let dovecot: PrivateDovecot;
  let gateway: TestGateway;
  beforeAll(async () => {
    dovecot = await launchDovecot({
      series,
      director: false,
      users: ['a/b@example.com', 'CORP\\kim', 'u@bücher.example', 'plain@example.com'].map((name) => ({ name })),
    });
    gateway = await new TestGateway(dovecot).start();
  });
  afterAll(async () => {
    await gateway.close();
    await dovecot.stop();
  });

  test('are left out of the list, with their number and the reasons for callers who may see them', async () => {
    const query = '{ users(first: 100) { totalCount nodes { name home } leftOut { count users { name reason } } } }';
    interface Data {
      readonly users: { totalCount: number; nodes: { name: string }[]; leftOut: { count: number; users: { name: string }[] } | null };
    }
    const { users } = await gateway.data<Data>(query);
    expect(users.nodes.map(({ name }) => name)).toContain('plain@example.com');
    expect(users.nodes).toHaveLength(users.totalCount);
    expect(users.leftOut).toMatchObject({
      count: 3,
      users: [
        { name: 'CORP\\kim', reason: 'must not contain "\\".' },
        { name: 'a/b@example.com', reason: 'must not contain "/".' },
        { name: 'u@bücher.example', reason: expect.stringContaining('no valid domain') as string },
      ],
    });
    const helpdesk = { sub: 'h', roles: ['helpdesk'], domains: ['example.com'] };
    const seen = (await gateway.data<Data>(query, { as: helpdesk })).users.leftOut;
    expect(seen?.users.map(({ name }) => name)).toEqual(['a/b@example.com']);
  });

  test('have their own result in a change for many users', async () => {
    const { data } = await gateway.ask<{
      quotaRecalc: { results: { user: { name: string }; outcome: string; errors: { code: string }[] }[] };
    }>('mutation { quotaRecalc(input: { target: { mask: "*b@example.com" } }) { results { user { name } outcome errors { code } } } }');
    expect(data?.quotaRecalc.results.find(({ user }) => user.name === 'a/b@example.com')).toMatchObject({
      outcome: 'NOT_APPLIED',
      errors: [{ code: 'BAD_USER_INPUT' }],
    });
  });
});
