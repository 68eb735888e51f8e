import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, GatewayClient, jobStart } from '../../client/src/index.ts';
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
import { ensureNode } from './node.ts';

const root = resolve(import.meta.dirname, '../..');
const installed = new InstalledPackage();

/** What a reader of a page saves, and what the reader then types: the blocks of a shell, one command a line. */
function readGuide(path: string): { files: { name: string; content: string }[]; commands: string[] } {
  const page = readFileSync(join(root, path), 'utf8');
  const file = /<!-- file: clients\/([\w.]+) -->\n\n```\w+\n([^]*?)```\n\n<!-- \/file -->/g;
  const files = [...page.matchAll(file)].map(([, name = '', content = '']) => ({ name, content }));
  const blocks = [...page.replaceAll(file, '').matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  return { files, commands: blocks.flatMap((block) => block.trim().split('\n')) };
}

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

const archiveOf = ({ folder }: InstalledPackage): string => join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');

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

  test('contains what a gateway needs, and nothing that is for its development', async () => {
    const { stdout } = await run(['tar', '--list', '--file', archiveOf(installed)]);
    const files = stdout.trim().split('\n');
    const expected = [
      /^package\/(CHANGELOG\.md|LICENSE|README\.md|package\.json)$/,
      /^package\/dist\/[\w./-]+\.js(\.map)?$/,
      /^package\/dist\/(schema\.graphql|sbom\.cdx\.json)$/,
      /^package\/graphiql\/\w+\.(js|css|svg|html)$/,
      /^package\/graphiql\/examples\/[\w-]+\.(graphql|json)$/,
      /^package\/schema\/(federation\/)?[\w-]+\.graphql$/,
    ];
    expect(files.filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files.filter((file) => /(test|fixtures|bench|\.env|\.pem|\.d\.ts)/.test(file))).toEqual([]);
    for (const file of ['LICENSE', 'README.md', 'package.json', 'dist/cli.js', 'dist/schema.graphql', 'dist/sbom.cdx.json'])
      expect(files).toContain(`package/${file}`);
    expect(readdirSync(join(installed.folder, 'node_modules'))).not.toContain('vitest');
  });

  test('has an SBOM with each package that the install brings, its hash and its licence', () => {
    interface Sbom {
      readonly bomFormat: string;
      readonly specVersion: string;
      readonly metadata: { readonly component: { readonly name: string } };
      readonly components: readonly {
        readonly name: string;
        readonly version: string;
        readonly purl: string;
        readonly hashes: unknown[];
        readonly licenses: unknown[];
      }[];
      readonly dependencies: readonly { readonly ref: string }[];
    }
    const read = (path: string): unknown => JSON.parse(readFileSync(join(installed.folder, 'node_modules', path), 'utf8'));
    const sbom = read('doveadm-graphql/dist/sbom.cdx.json') as Sbom;
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'doveadm-graphql' } } });
    const brought = Object.keys((read('.package-lock.json') as { packages: object }).packages).map((path) =>
      path.split('node_modules/').at(-1)!,
    );
    const names = sbom.components.map(({ name }) => name);
    expect(brought.filter((name) => name !== 'doveadm-graphql' && !names.includes(name))).toEqual([]);
    expect(names.filter((name) => ['vitest', 'typescript', 'doveadm-graphql-client'].includes(name))).toEqual([]);
    for (const { name, version, purl, hashes, licenses } of sbom.components)
      expect([decodeURIComponent(purl), hashes, licenses], name).toEqual([
        `pkg:npm/${name}@${version}`,
        [expect.anything()],
        [expect.anything()],
      ]);
    expect(sbom.dependencies.map(({ ref }) => ref)).toContain(sbom.components[0]?.name.concat('@', sbom.components[0].version));
  });

  // The oldest one that is supported, or a newer one of its series, runs all tests.
  test.each(['22.23.3', '24.21.0', '26.12.1'])('serves, runs a job and ends on Node.js %s', async (version) => {
    const node = await ensureNode(version);
    const cli = join(installed.folder, 'node_modules/doveadm-graphql/dist/cli.js');
    const { stdout } = await run([node, '-p', 'process.versions.node']);
    expect(stdout.trim()).toBe(version);
    const folder = mkdtempSync(join(tmpdir(), 'node-'));
    const env = {
      DOVEADM_URL: dovecot.url,
      DOVEADM_API_KEY: dovecot.apiKey,
      DATABASE: join(folder, 'jobs.db'),
      AUDIT_LOG: join(folder, 'audit.jsonl'),
    };
    const other = await ChildGateway.start(env, [node, cli, 'serve']);
    try {
      const client = new GatewayClient({ url: other.url, token: await makeToken(superadmin) });
      expect((await client.request(account, { user: user.name })).user).toMatchObject({ name: user.name, mailboxes: expect.any(Array) });
      const operation = 'mutation ($user: String!) { quotaRecalc(input: { user: $user }) { outcome } }';
      const { jobStart: started } = await client.request(jobStart, { input: { operation, target: { user: user.name } } });
      const states: string[] = [];
      for await (const { state } of client.job(started!.job.id)) states.push(state);
      expect(states.at(-1)).toBe('SUCCEEDED');
    } finally {
      await other.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    expect(other.log.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
  });
});

describe('the page docs/clients.md, followed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'empty-'));
  const { files, commands } = readGuide('docs/clients.md');
  const PATH = `${process.env['PATH'] ?? ''}:${join(installed.folder, 'node_modules/.bin')}`;
  const follow = async (command: string, bearer = superadmin) => {
    const env = { PATH, GATEWAY_URL: gateway.url, TOKEN: await makeToken(bearer), npm_config_prefer_offline: 'true' };
    const { status, stdout, stderr } = await run(['env', '-C', folder, 'sh', '-c', command], env);
    return { status, output: stdout + stderr };
  };
  /** What stays open is tested in test/e2e/event-clients.dovecot.test.ts. */
  const streams = ['events.sh', 'events.py', 'events.js', 'watch.js'];
  const outputs = new Map<string, string>();

  beforeAll(async () => {
    await ensureProgram('/usr/bin/curl');
    await ensureProgram('/usr/bin/python3');
    await deliver(dovecot, [user.name], buildMessage({ subject: 'Lunch on Friday' }));
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    for (const command of commands) {
      // The package as it is here, instead of the one that the registry has.
      const local = command
        .replace(/^(npm install .*) doveadm-graphql(?= |$)/, `$1 ${archiveOf(installed)}`)
        .replace('alice@example.com', user.name);
      const { status, output } = await follow(local);
      if (status !== 0) throw new Error(`\`${command}\` ended with ${String(status)}:\n${output}`);
      outputs.set(command, output);
    }
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const outputOf = (begin: string): string => [...outputs].find(([command]) => command.startsWith(begin))?.[1] ?? '';

  test('works word for word: with each of its files, and each of its commands', () => {
    expect(files.map(({ name }) => name)).toEqual(['query.sh', 'query.py', 'codegen.ts', 'typed.ts', 'apollo.ts', ...streams]);
    expect(commands.filter((command) => /^(sh|python3|npx tsx) /.test(command))).toHaveLength(4);
    expect(JSON.parse(outputOf('sh '))).toMatchObject({
      data: { user: { name: user.name, quota: expect.any(Array), mailboxes: expect.any(Array) } },
    });
    expect(outputOf('python3 ')).toContain('INBOX: 1 messages, 1 unseen\n');
    expect(outputOf('npx tsx typed.ts')).toBe('Projects is there.\n');
    expect(outputOf('npx tsx apollo.ts')).toBe('Lunch on Friday\n');
  });

  test('creates a folder that IMAP shows, and reports why it cannot create it twice', async () => {
    const folders = await withImap(dovecot, user.name, async (imap) =>
      (await imap.list()).map(({ path, subscribed }) => ({ path, subscribed })),
    );
    expect(folders).toContainEqual({ path: 'Projects', subscribed: true });
    const again = await follow(`npx tsx typed.ts ${user.name} Projects`);
    expect(again).toEqual({ status: 1, output: expect.stringMatching(/^NOT_POSSIBLE: /) });
  });

  test('does not compile with a field that is misspelt', async () => {
    const check = commands.find((command) => command.startsWith('npx tsc')) ?? '';
    writeFileSync(
      join(folder, 'misspelt.ts'),
      readFileSync(join(folder, 'typed.ts'), 'utf8').replace("?.outcome === 'APPLIED'", "?.outcom === 'APPLIED'"),
    );
    expect(await follow(check.replace('typed.ts', 'misspelt.ts'))).toMatchObject({
      status: 1,
      output: expect.stringContaining("'outcom'"),
    });
  });

  test.each(['npx tsx typed.ts', 'npx tsx apollo.ts', 'sh query.sh', 'python3 query.py'])(
    '%s ends with 1 where it is refused',
    async (example) => {
      const { status, output } = await follow(`${example} bob@other.org Other`, withRole('helpdesk', 'example.com'));
      expect([status, output]).toEqual([1, expect.stringContaining('FORBIDDEN')]);
    },
  );

  test.each(['sh query.sh', 'python3 query.py'])('%s sends quotes and backslashes as they are', async (example) => {
    const { status, output } = await follow(`${example} 'a"b\\@example.com'`);
    expect([status, output]).toEqual([
      1,
      expect.stringMatching(/BAD_USER_INPUT.*user: must not contain|user: must not contain.*BAD_USER_INPUT/),
    ]);
  });

  test('says that a user does not exist, and that a token is invalid', async () => {
    expect(await follow('npx tsx apollo.ts nobody@example.com')).toEqual({ status: 1, output: 'There is no such user.\n' });
    expect(await follow('python3 query.py nobody@example.com')).toEqual({ status: 1, output: 'There is no such user.\n' });
    const { status, output } = await follow(`TOKEN=nonsense sh query.sh ${user.name}`);
    expect(status).not.toBe(0);
    expect(output).toContain('UNAUTHENTICATED');
  });
});
