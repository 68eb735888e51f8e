import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureProgram } from '../dovecot/apt.ts';
import { withImap } from '../dovecot/imap.ts';
import { deliver } from '../dovecot/lmtp.ts';
import { buildMessage } from '../dovecot/message.ts';
import { run } from '../dovecot/run.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import type { DovecotUser } from '../dovecot/users.ts';
import { makeToken, superadmin, withRole } from '../e2e/gateway.ts';
import { ChildGateway, secret } from '../server/child-gateway.ts';
import { InstalledPackage } from './installed.ts';

const bin = resolve(import.meta.dirname, '../../node_modules/.bin');
const installed = new InstalledPackage();
const dovecot = sharedDovecot('2.4');
let gateway: ChildGateway;
let user: DovecotUser;

beforeAll(async () => {
  await installed.install();
  [user] = (await dovecot.createUsers([{}])) as [DovecotUser];
  const env = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey, GRAPHIQL: 'on' };
  gateway = await ChildGateway.start(env, [join(installed.folder, 'node_modules/.bin/doveadm-graphql'), 'serve']);
}, 300_000);
afterAll(async () => {
  await (gateway as ChildGateway | undefined)?.stop();
  installed.remove();
});

describe('the package, installed in an empty folder', () => {
  test('starts and answers', async () => {
    const token = await installed.run(
      ['node_modules/.bin/doveadm-graphql', 'token', '--sub', 'root', '--role', 'superadmin', '--domain', '*'],
      { JWT_SECRET: secret },
    );
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token.stdout.trim()}` },
      body: JSON.stringify({ query: `{ user(name: "${user.name}") { name } }` }),
    });
    expect(await response.json()).toMatchObject({ data: { user: { name: user.name } } });
  });

  test('has the query editor', async () => {
    const page = await (await fetch(gateway.url, { headers: { accept: 'text/html' } })).text();
    const script = /src="([^"]+graphiql\.js)"/.exec(page)?.[1] ?? '';
    expect((await fetch(new URL(script, gateway.url))).status).toBe(200);
  });

  test('publishes its schema, the same that the command prints', async () => {
    const published = readFileSync(join(installed.folder, 'node_modules/doveadm-graphql/dist/schema.graphql'), 'utf8');
    expect(buildSchema(published).getMutationType()).toBeDefined();
    expect((await installed.run(['node_modules/.bin/doveadm-graphql', 'schema'])).stdout).toBe(published);
    const { stdout } = await installed.run(['node', '-p', "require.resolve('doveadm-graphql/schema.graphql')"]);
    expect(stdout).toMatch(/dist\/schema\.graphql\s*$/);
  });

  test('brings nothing that is for its development', () => {
    const files = readdirSync(join(installed.folder, 'node_modules/doveadm-graphql'));
    expect(files.sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'graphiql', 'package.json', 'schema'].filter((name) => files.includes(name)),
    );
    expect(files).not.toContain('test');
    expect(readdirSync(join(installed.folder, 'node_modules'))).not.toContain('vitest');
  });
});

describe('the example of docs/clients.md', () => {
  const environment = async (bearer = superadmin) => ({ GATEWAY_URL: gateway.url, TOKEN: await makeToken(bearer) });
  const tsx = join(bin, 'tsx');

  beforeAll(async () => {
    await ensureProgram('/usr/bin/curl');
    await ensureProgram('/usr/bin/python3');
    installed.copy('docs/clients');
    installed.lend(
      'graphql-request',
      '@graphql-typed-document-node/core',
      '@apollo/client',
      'rxjs',
      '@types/node',
      '@graphql-codegen/cli',
      '@graphql-codegen/client-preset',
      'typescript',
    );
  });

  test('for curl shows quota and folders', async () => {
    const { status, stdout } = await installed.run(['sh', 'query.sh', user.name], await environment());
    expect(JSON.parse(stdout)).toMatchObject({
      data: { user: { name: user.name, quota: expect.any(Array), mailboxes: expect.any(Array) } },
    });
    expect(status).toBe(0);
    const refused = await installed.run(['sh', 'query.sh', user.name], { GATEWAY_URL: gateway.url, TOKEN: 'nonsense' });
    expect(refused.status).not.toBe(0);
    expect(refused.stdout).toContain('UNAUTHENTICATED');
  });

  test('for Python lists folders, and says what is not allowed', async () => {
    const { status, stdout } = await installed.run(['python3', 'query.py', user.name], await environment());
    expect([status, stdout]).toEqual([0, expect.stringContaining('INBOX: 0 messages, 0 unseen\n')]);
    const refused = await installed.run(['python3', 'query.py', user.name], await environment(withRole('helpdesk', 'other.org')));
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/^FORBIDDEN: The user is outside of the scope .* \(request [0-9a-f-]{36}\)$/m);
  });

  test('for TypeScript makes a folder, with types that fit, and says why it cannot', async () => {
    const generated = await installed.run([join(bin, 'graphql-codegen'), '--config', 'codegen.ts']);
    expect(generated, generated.stdout).toMatchObject({ status: 0 });
    const options = [
      '--strict',
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--skipLibCheck',
      '--allowImportingTsExtensions',
    ];
    const types = await installed.run([join(bin, 'tsc'), ...options, '--types', 'node', 'typed.ts', 'apollo.ts']);
    expect(types.stdout.replace(/^npm warn.*\n/gm, '')).toBe('');

    const create = async () => (await installed.run([tsx, 'typed.ts', user.name, 'Invoices'], await environment())).stdout;
    expect(await create()).toBe('Invoices is there.\n');
    const folders = await withImap(dovecot, user.name, async (imap) =>
      (await imap.list()).map(({ path, subscribed }) => ({ path, subscribed })),
    );
    expect(folders).toContainEqual({ path: 'Invoices', subscribed: true });
    expect(await create()).toMatch(/^NOT_POSSIBLE: /);
    const refused = await installed.run([tsx, 'typed.ts', user.name, 'Other'], await environment(withRole('auditor', 'example.com')));
    expect(refused.stdout).toMatch(/^FORBIDDEN: /);
  });

  test('works word for word in an empty folder', async () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/clients.md'), 'utf8');
    const [, lines = ''] = /## TypeScript([^]*)/.exec(page) ?? [];
    const archive = readdirSync(installed.folder).find((name) => name.endsWith('.tgz')) ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'empty-'));
    const inside = async (command: string, env: Record<string, string> = {}) => run(['env', '-C', folder, 'sh', '-c', command], env);
    try {
      for (const [, name = '', content = ''] of page.matchAll(/<!-- file: clients\/([\w.]+) -->\n\n```\w+\n([^]*?)```/g)) {
        writeFileSync(join(folder, name), content);
      }
      const commands = [...lines.matchAll(/^ {4}(\S.*)$/gm)].map(([, command = '']) => command);
      expect(commands.filter((command) => command.startsWith('npx'))).toHaveLength(3);
      for (const command of commands) {
        // The package as it is here, instead of the one that the registry has.
        const local = command
          .replace(/ doveadm-graphql(?= |$)/, ` ${join(installed.folder, archive)}`)
          .replace('alice@example.com', user.name);
        const { status, stdout, stderr } = await inside(local, await environment());
        expect([command, status, status === 0 ? '' : stdout + stderr]).toEqual([command, 0, '']);
      }
      for (const example of ['npx tsx typed.ts', 'npx tsx apollo.ts', 'sh query.sh', 'python3 query.py']) {
        const refused = await inside(`${example} 'a"b@other.org' Other`, await environment(withRole('helpdesk', 'example.com')));
        expect([example, refused.status, refused.stdout + refused.stderr]).toEqual([example, 1, expect.stringContaining('FORBIDDEN')]);
      }
      const missing = await inside('npx tsx apollo.ts nobody@example.com', await environment());
      expect([missing.status, missing.stderr]).toEqual([1, 'There is no such user.\n']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 600_000);

  test('for Apollo Client lists subjects', async () => {
    await deliver(dovecot, [user.name], buildMessage({ subject: 'Lunch on Friday' }));
    const { stdout } = await installed.run([tsx, 'apollo.ts', user.name], await environment());
    expect(stdout).toBe('Lunch on Friday\n');
  });
});
