import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPrincipal } from '../src/access/principal.ts';
import { createPolicyStore } from '../src/access/policy-file.ts';
import { createTokenVerifier } from '../src/access/token.ts';
import { createAudit } from '../src/audit.ts';
import { main } from '../src/cli/main.ts';
import { runServer } from '../src/cli/serve.ts';
import { loadConfig } from '../src/config.ts';
import { cliCommand } from './server/cli-command.ts';

const SECRET = 'a secret that is long enough for HS256';
const good = { DOVEADM_URL: 'http://127.0.0.1:1', DOVEADM_API_KEY: 'the-api-key', JWT_SECRET: SECRET, PORT: '0' };
const root = join(import.meta.dirname, '..');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const text = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({ write: (more: string) => (text[name] += more) });
  const code = await main(args, { stdout: stream('stdout'), stderr: stream('stderr'), env });
  return { code, ...text };
}

const USAGE = /^Usage: doveadm-graphql COMMAND \[OPTIONS\]\n\n {2}serve .*\n {2}check .*\n {2}token .*\n {2}schema .*\n/;

describe('the command line', () => {
  test.each(['--help', '-h'])('%s lists the commands', async (option) => {
    expect(await run([option])).toMatchObject({ code: 0, stdout: expect.stringMatching(USAGE) as string, stderr: '' });
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    [[], 'doveadm-graphql: a command is missing.'],
    [['start'], 'doveadm-graphql: there is no command "start".'],
    [['constructor'], 'doveadm-graphql: there is no command "constructor".'],
  ])('%j ends with 2 and the usage', async (args, message) => {
    const { code, stdout, stderr } = await run(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.split('\n')[0]).toBe(message);
    expect(stderr).toContain('Usage: doveadm-graphql COMMAND');
  });

  test.each(['serve', 'check', 'token', 'schema', 'audit'])('%s --help prints its usage', async (name) => {
    const { code, stdout } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Usage: doveadm-graphql ${name}`));
  });

  test.each([['serve'], ['check'], ['token'], ['schema'], ['audit']])('%s with an unknown option ends with 2', async (name) => {
    const { code, stderr } = await run([name, '--nonsense']);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^doveadm-graphql ${name}: Unknown option '--nonsense'.*\n\nUsage: doveadm-graphql ${name}`));
  });
});

describe('serve', () => {
  test('prints every fault of the settings on its own line, and exits with 2', async () => {
    const POLICY_FILE = join(folder, 'policy.yaml');
    writeFileSync(POLICY_FILE, 'roles: {one: {description: x, permissions: [NOTHING]}}');
    expect(await run(['serve'], { ...good, PORT: 'x', GRAPHIQL: 'yes', POLICY_FILE })).toEqual({
      code: 2,
      stdout: '',
      stderr: [
        'doveadm-graphql: PORT: must be a whole number from 0 to 65535.\n',
        'doveadm-graphql: GRAPHIQL: must be "on" or "off".\n',
        `doveadm-graphql: ${POLICY_FILE}: roles.one: there is no permission "NOTHING".\n`,
      ].join(''),
    });
  });

  test('reports that the audit log cannot be used, names its folder, and exits with 2', async () => {
    const AUDIT_LOG = join(folder, 'none/audit.jsonl');
    expect(await run(['serve'], { ...good, AUDIT_LOG })).toEqual({
      code: 2,
      stdout: '',
      stderr: `doveadm-graphql: AUDIT_LOG: ${AUDIT_LOG}.lock: cannot be created: the folder ${folder}/none does not exist. Create it, or name another file.\n`,
    });
  });
});

describe('settings that cannot be used', () => {
  let taken: Server;
  let port = '';
  beforeEach(async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    port = String((taken.address() as AddressInfo).port);
  });
  afterEach(() => taken.close());

  test.each(['PORT', 'METRICS_PORT'])('a port in use names %s, and ends with 2', async (name) => {
    const AUDIT_LOG = join(folder, 'audit.jsonl');
    const { code, stderr } = await run(['serve'], { ...good, AUDIT_LOG, LOG_LEVEL: 'silent', [name]: port });
    expect([code, stderr]).toEqual([
      2,
      `doveadm-graphql: ${name}: ${port} of 127.0.0.1 is in use by another program: choose another port, or stop that program.\n`,
    ]);
    expect(existsSync(`${AUDIT_LOG}.lock`)).toBe(false);
  });

  test('an address of another machine names HOST, and ends with 2', async () => {
    const { code, stderr } = await run(['serve'], { ...good, LOG_LEVEL: 'silent', HOST: '203.0.113.9' });
    expect([code, stderr]).toEqual([2, 'doveadm-graphql: HOST: 203.0.113.9 is no address of this machine (EADDRNOTAVAIL).\n']);
  });

  test.each([
    ['serve', { TRUSTED_DOCUMENTS: '{' }, /^doveadm-graphql: TRUSTED_DOCUMENTS: /],
    ['check', { TRUSTED_DOCUMENTS: '[]' }, /TRUSTED_DOCUMENTS: /],
    ['serve', { DOVEADM_CA_FILE: 'nonsense' }, /^doveadm-graphql: DOVEADM_CA_FILE: /],
    ['check', { DOVEADM_CERT_FILE: 'nonsense', DOVEADM_CERT_KEY_FILE: 'nonsense' }, /DOVEADM_CERT_FILE: /],
    ['serve', { JWT_PUBLIC_KEY_FILE: 'nonsense' }, /^doveadm-graphql: JWT_PUBLIC_KEY/],
    ['token', { JWT_PRIVATE_KEY_FILE: 'nonsense' }, /^doveadm-graphql: JWT_PRIVATE_KEY/],
    ['serve', { POLICY_FILE: '{' }, /policy|Flow map/],
    ['check', { POLICY_FILE: '{' }, /policy|Flow map/],
  ])('%s names a file with the wrong content, and ends with 2: %j', async (command, files, said) => {
    const paths = Object.entries(files).map(([name, content], index) => {
      const path = join(folder, `file-${String(index)}`);
      writeFileSync(path, content);
      return [name, path] as const;
    });
    const key = Object.keys(files).some((name) => name.startsWith('JWT_')) ? { JWT_SECRET: '', JWT_ISSUER: 'a', JWT_AUDIENCE: 'b' } : {};
    const env = { ...good, DOVEADM_URL: 'https://127.0.0.1:1', LOG_LEVEL: 'silent', ...key, ...Object.fromEntries(paths) };
    const { code, stdout, stderr } = await run(command === 'token' ? ['token', '--sub', 'kim'] : [command], env);
    expect([code, stdout + stderr]).toEqual([2, expect.stringMatching(said)]);
  });

  test('an audit log of the settings that cannot be read ends the search in it with 2', async () => {
    const AUDIT_LOG = join(folder, 'none');
    expect(await run(['audit', 'search'], { AUDIT_LOG })).toEqual({
      code: 2,
      stdout: '',
      stderr: `doveadm-graphql: AUDIT_LOG: the file ${AUDIT_LOG} cannot be read (ENOENT).\n`,
    });
  });
});

describe('a running server', () => {
  const start = () => {
    const host = Object.assign(new EventEmitter(), { exits: [] as number[], exit: (code: number) => host.exits.push(code) });
    const said: string[] = [];
    const dumps: number[] = [];
    let closed = (): void => undefined;
    const closing = new Promise<void>((resolve) => {
      closed = resolve;
    });
    let reloaded: () => Promise<readonly string[]> = () => Promise.resolve([]);
    const server = { url: 'http://x/graphql', close: () => closing, reload: () => reloaded(), logRunning: () => dumps.push(said.length) };
    const write = (line: string) => said.push(line);
    const ended = runServer(() => Promise.resolve(server), loadConfig(good), { stdout: { write }, stderr: { write } }, host);
    return { host, said, ended, closed, onReload: (action: typeof reloaded) => (reloaded = action) };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test.each(['SIGTERM', 'SIGINT'])('lets running requests end on %s, and ends with 0', async (signal) => {
    const { host, ended, closed, said } = start();
    await turn();
    host.emit(signal, signal);
    closed();
    expect(await ended).toBe(0);
    expect(host.exits).toEqual([]);
    expect(said).toEqual([
      'doveadm-graphql: listening on http://x/graphql\n',
      `doveadm-graphql: ${signal}: no new requests; running ones may end. A second signal ends them.\n`,
    ]);
    expect(host.eventNames()).toEqual([]);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ])('ends immediately on a second %s', async (signal, code) => {
    const { host, ended, closed } = start();
    await turn();
    host.emit('SIGTERM', 'SIGTERM');
    host.emit(signal, signal);
    expect(host.exits).toEqual([code]);
    closed();
    await ended;
  });

  test('reloads on SIGHUP and reports what it could not', async () => {
    const { host, said, onReload, ended, closed } = start();
    await turn();
    const hangUp = async (): Promise<string | undefined> => {
      host.emit('SIGHUP', 'SIGHUP');
      await turn();
      return said.at(-1);
    };
    expect(await hangUp()).toBe('doveadm-graphql: SIGHUP: reloaded.\n');
    onReload(() => Promise.resolve(['policy.yaml: broken']));
    expect(await hangUp()).toBe('doveadm-graphql: SIGHUP: not reloaded: policy.yaml: broken\n');
    onReload(() => Promise.reject(new Error('no log')));
    expect(await hangUp()).toBe('doveadm-graphql: SIGHUP: not reloaded: no log\n');
    host.emit('SIGTERM', 'SIGTERM');
    closed();
    await ended;
  });
});

describe('token', () => {
  test('makes a token that the gateway with the same settings understands', async () => {
    const env = {
      ...good,
      JWT_ROLES_CLAIM: 'realm_access.roles',
      JWT_ISSUER: 'me',
      JWT_AUDIENCE: 'it',
      JWT_USERS_CLAIM: 'https://x.org/users',
    };
    const args = ['--sub', 'kim', '--role', 'helpdesk', '--role', 'auditor', '--domain', 'example.com', '--user', '!ceo@example.com'];
    const { code, stdout } = await run(['token', ...args, '--ttl', '15m'], env);
    expect(code).toBe(0);
    const { token, claims } = loadConfig(env);
    const payload = await createTokenVerifier(token)(`Bearer ${stdout.trim()}`);
    expect(payload).toMatchObject({ iss: 'me', aud: 'it', realm_access: { roles: ['helpdesk', 'auditor'] } });
    expect(payload.exp - (payload.iat ?? 0)).toBe(900);
    expect(createPrincipal(payload, createPolicyStore(null).current(), claims)).toMatchObject({
      name: 'kim',
      roles: ['helpdesk', 'auditor'],
      scope: { everyone: false, domains: ['example.com'], users: [], excluded: ['ceo@example.com'] },
    });
  });

  test('is valid for an hour, has an id, and no claims that were not requested', async () => {
    const { stdout } = await run(['token', '--sub', 'kim'], { JWT_SECRET: SECRET });
    const { iat = 0, exp = 0, jti, ...rest } = decodeJwt(stdout);
    expect(exp - iat).toBe(3600);
    expect(jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(rest).toEqual({ sub: 'kim' });
    expect(decodeProtectedHeader(stdout)).toEqual({ alg: 'HS256', typ: 'JWT' });
  });

  test('can have a given id', async () => {
    const { stdout } = await run(['token', '--sub', 'kim', '--jti', 't1'], { JWT_SECRET: SECRET });
    expect(decodeJwt(stdout).jti).toBe('t1');
  });

  test.each([
    [[], '--sub is missing.'],
    [['--sub', 'kim', '--ttl', '1 week'], '--ttl must be a number and a unit, such as 90s, 15m, 12h or 30d.'],
    [['--sub', 'kim', '--ttl', '0s'], '--ttl must be a number and a unit, such as 90s, 15m, 12h or 30d.'],
  ])('%j ends with 2', async (args, message) => {
    const { code, stdout, stderr } = await run(['token', ...args], { JWT_SECRET: SECRET });
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([2, '', `doveadm-graphql token: ${message}`]);
  });

  test('without a key names the settings for one', async () => {
    expect(await run(['token', '--sub', 'kim'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'doveadm-graphql: JWT_SECRET | JWT_PRIVATE_KEY: is not set: set the one to sign with.\n',
    });
  });
});

test('schema prints the SDL', async () => {
  const { code, stdout } = await run(['schema']);
  expect(code).toBe(0);
  expect(stdout).toContain('type Query');
});

test('schema --federation prints the SDL of the subgraph', async () => {
  const { code, stdout } = await run(['schema', '--federation']);
  expect(code).toBe(0);
  expect(stdout).toContain('@link(url: "https://specs.apollo.dev/federation/v2.3"');
  expect(stdout).toMatch(/^type User implements Node @key\(fields: "name"\)/m);
});

describe('audit verify', () => {
  let path: string;
  beforeEach(async () => {
    path = join(folder, 'audit.jsonl');
    const audit = await createAudit({ kind: 'file', path });
    const principal = { name: 'kim', tokenId: null, roles: [] };
    for (const requestId of ['r1', 'r2']) {
      const what = { host: null, command: 'serverReload', effect: 'write', users: [], arguments: {} } as const;
      await audit.intent({ requestId, principal, ip: null, ...what });
      if (requestId === 'r1') {
        renameSync(path, `${path}.1`);
        await audit.reopen();
      }
    }
    await audit.close();
  });

  test('reports that a log is intact, with its last hash', async () => {
    const { hash } = JSON.parse(readFileSync(path, 'utf8')) as { hash: string };
    expect(await run(['audit', 'verify', `${path}.1`, path])).toEqual({
      code: 0,
      stdout: `Intact: 2 lines, numbers 1 to 2.\nLast hash: ${hash}\n`,
      stderr: '',
    });
    expect(await run(['audit', 'verify', path])).toMatchObject({
      stdout: `Intact: 1 line, numbers 2 to 2. It goes on from an earlier file.\nLast hash: ${hash}\n`,
    });
  });

  test('names the file and the line that is not intact, and exits with 1', async () => {
    writeFileSync(path, readFileSync(path, 'utf8').replace('r2', 'r3'));
    expect(await run(['audit', 'verify', `${path}.1`, path])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${path}, line 1: was changed: its hash does not fit its text.\n`,
    });
  });

  test('of an empty file says so', async () => {
    writeFileSync(path, '');
    expect(await run(['audit', 'verify', path])).toEqual({ code: 0, stdout: 'No lines.\n', stderr: '' });
  });

  test('of no file, or a missing one, says so', async () => {
    expect(await run(['audit', 'verify'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/: a file is missing\.\n/) as string });
    expect(await run(['audit', 'check', path])).toMatchObject({ code: 2 });
    expect(await run(['audit', 'verify', join(folder, 'none')])).toEqual({
      code: 1,
      stdout: '',
      stderr: `doveadm-graphql: ENOENT: no such file or directory, open '${folder}/none'\n`,
    });
  });
});

describe('as a process', () => {
  let child: ChildProcess;
  let output = '';
  const launch = (args: readonly string[], env: Record<string, string>): void => {
    output = '';
    const { PATH = '' } = process.env;
    const [file, ...rest] = cliCommand(...args);
    child = spawn(file, rest, { cwd: root, env: { PATH, ...env } });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  };
  const until = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null) throw new Error(`ended without saying ${text}: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  afterEach(() => child.kill('SIGKILL'));

  test('faulty settings end it with 2, a line of JSON for each fault, without a stack', async () => {
    launch(['serve'], { PORT: 'x' });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(2);
    const lines = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { level: string; msg: string }]));
    expect(lines.map(({ level }) => level)).not.toContain(undefined);
    expect(lines).toContainEqual(expect.objectContaining({ level: 'fatal', msg: 'PORT: must be a whole number from 0 to 65535.' }));
    expect(lines.map(({ msg }) => msg)).toContainEqual(expect.stringContaining('DOVEADM_URL: is not set'));
  });

  test('it serves, reloads, keeps a second one off its audit log, and ends on SIGTERM', async () => {
    const POLICY_FILE = join(folder, 'policy.yaml');
    const AUDIT_LOG = join(folder, 'audit.jsonl');
    writeFileSync(POLICY_FILE, 'roles: {}');
    launch(['serve'], { ...good, POLICY_FILE, AUDIT_LOG });
    await until('listening on http://127.0.0.1:');
    const url = /listening on ([^\s"]+)/.exec(output)?.[1] ?? '';
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);

    const second = await run(['serve'], { ...good, AUDIT_LOG });
    expect(second).toMatchObject({ code: 2, stderr: expect.stringContaining(`is in use by process ${child.pid} on`) as string });

    child.kill('SIGHUP');
    await until('SIGHUP: reloaded.');
    writeFileSync(POLICY_FILE, 'roles: []');
    child.kill('SIGHUP');
    await until(`SIGHUP: not reloaded: ${POLICY_FILE}: roles: `);

    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(0);
    expect(existsSync(`${AUDIT_LOG}.lock`)).toBe(false);
    expect(output).not.toContain('the-api-key');
  });
});
