import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/cli/check-format.ts';
import { main } from '../../src/cli/main.ts';
import { freePorts } from '../dovecot/ports.ts';
import { onBothDovecots, sharedDovecot } from '../dovecot/shared.ts';
import { runCommand, type Finished } from './command-line.ts';
import { TestGateway, tokenSecret } from './gateway.ts';

const JWT_PUBLIC_KEY = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Nothing is left open. */
const shut = { JWT_PUBLIC_KEY, JWT_ISSUER: 'https://id.example.com', JWT_AUDIENCE: 'mail', AUDIT_LOG: join(folder, 'audit.jsonl') };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function check(env: Record<string, string>, ...args: string[]): Promise<Pick<Finished, 'status' | 'stdout'>> {
  const text = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof text) => ({ write: (more: string) => (text[name] += more) });
  const status = await main(['check', ...args], { stdout: stream('stdout'), stderr: stream('stderr'), env: { ...shut, ...env } });
  expect(text.stderr).toBe('');
  return { status, stdout: text.stdout };
}

async function checkJson(env: Record<string, string>, ...args: string[]) {
  const { status, stdout } = await check(env, '--json', ...args);
  return { status, stdout, report: JSON.parse(stdout) as CheckReport };
}

onBothDovecots('a host', (dovecot) => {
  const good = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey };
  const is23 = dovecot.series === '2.3';

  test('that answers is good, with its version, its time, and what it lacks', async () => {
    const { status, stdout, stderr } = await runCommand(['check'], { ...shut, ...good });
    expect([status, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(`Host default (default): ${dovecot.url}/doveadm/v1`);
    expect(lines[1]).toMatch(
      new RegExp(`^  ✓ Dovecot ${dovecot.series}, 11\\d commands\\. An answer takes \\d+ ms \\(at most \\d+ ms\\)\\.$`),
    );
    expect(lines[2]).toMatch(/^ {2}✓ Its clock goes with this machine's \(±\d\.\d s\)\.$/);
    expect(stdout).toMatch(
      is23 ? /Not here \(Dovecot 2\.4 and later\):[^()]* indexerAdd,/ : /Not here \(Dovecot 2\.3 and earlier\):[^()]* directorAdd,/,
    );
    expect(stdout).toContain('✓ They leave nothing open.');
    expect(lines.at(-2)).toBe('Good: 1 of 1 host answers, 0 settings to think about.');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(110);
    expect(stdout).not.toContain(dovecot.apiKey);
  });

  test("with doveadm's own protocol as well is good; one that refuses the gateway is not, with the reason", async () => {
    const tcp = { DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(dovecot.ports.doveadmTcp)}`, DOVEADM_PASSWORD: dovecot.password };
    const found = await check({ ...good, ...tcp });
    expect([found.status, found.stdout]).toEqual([0, expect.stringContaining("✓ It speaks doveadm's own protocol.") as string]);
    const refused = await check({ ...good, ...tcp, DOVEADM_PASSWORD: 'wrong' });
    expect(refused.status).not.toBe(0);
    expect(refused.stdout).toContain('✗ Commands go over HTTP only: Dovecot refused the password: check DOVEADM_PASSWORD against');
    const [port = 0] = await freePorts(1);
    const { report } = await checkJson({ ...good, ...tcp, DOVEADM_TCP_URL: `doveadm://127.0.0.1:${String(port)}` });
    expect(report.hosts[0]).toMatchObject({ ok: false, tcp: { ok: false, problem: expect.stringContaining('ECONNREFUSED') as string } });
  });

  test('is described in JSON, and every command that is missing is refused by the gateway', async () => {
    const { status, report, stdout } = await checkJson(good);
    expect(status).toBe(0);
    expect(report).toMatchObject({ ok: true, faults: [], tokens: { ok: true, problem: null }, open: [] });
    const [host] = report.hosts;
    expect(host).toMatchObject({ name: 'default', url: `${dovecot.url}/doveadm/v1`, isDefault: true, ok: true, problem: null });
    expect(host?.found).toMatchObject({ version: dovecot.series, clock: { atLeastSeconds: 0 } });
    expect(host?.found?.latencyMs.median).toBeGreaterThan(0);
    expect(stdout).not.toContain(dovecot.apiKey);

    const missing = host?.found?.missing ?? [];
    expect(missing).toContainEqual(
      is23
        ? { command: 'indexerList', versions: 'Dovecot 2.4 and later', fields: ['Host.indexings'] }
        : { command: 'directorRingStatus', versions: 'Dovecot 2.3 and earlier', fields: ['Director.ring'] },
    );
    // What it lists and would end its process counts as missing.
    expect(missing.some(({ command }) => command === 'authCacheFlush')).toBe(!is23);
    const gateway = await new TestGateway(dovecot).start();
    try {
      const question = is23 ? '{ host { indexings { mailbox { name } } } }' : '{ host { director { ring { ip } } } }';
      const { errors } = await gateway.ask(question);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['COMMAND_UNSUPPORTED']);
      const { host: seen } = await gateway.data<{ host: { commands: { name: string }[] } }>('{ host { commands { name } } }');
      expect(host?.found?.commandCount).toBe(seen.commands.length);
      const listed = new Set(seen.commands.map(({ name }) => name.toLowerCase()));
      const absent = missing.filter(({ command }) => command !== 'authCacheFlush');
      expect(absent.filter(({ command }) => listed.has(command.toLowerCase()))).toEqual([]);
    } finally {
      await gateway.close();
    }
  });

  test('with another key is not good, and no key is printed', async () => {
    const { status, stdout } = await check({ ...good, DOVEADM_API_KEY: 'the-wrong-key' });
    expect(status).toBe(1);
    expect(stdout).toContain('  ✗ Dovecot refused the API key or password: check DOVEADM_API_KEY against doveadm_api_key.');
    expect(stdout).toContain('Not good: 0 of 1 host answers');
    expect(stdout).not.toContain('the-wrong-key');
  });

  test('at an address where another service answers is not good', async () => {
    const web = await listen((_, response) => response.writeHead(404).end());
    const { status, report } = await checkJson({ ...good, DOVEADM_URL: web });
    expect(status).toBe(1);
    expect(report.hosts).toMatchObject([{ ok: false, found: null, problem: { code: 'UPSTREAM_CONFIG' } }]);
  });

  test('at a path outside of the API is a fault of the settings: 2', async () => {
    const { status, report } = await checkJson({ ...good, DOVEADM_URL: `${dovecot.url}/elsewhere` });
    expect(status).toBe(2);
    expect(report).toMatchObject({ ok: false, faults: ['DOVEADM_URL: must have no path, or the path /doveadm/v1.'], hosts: [] });
  });

  test.each([
    ['behind', -3_600_000],
    ['behind', -3_000],
    ['ahead of', 90_000],
  ])('whose clock is %s this one is not good', async (side, shiftMs) => {
    const url = await listen((question, answer) => {
      const { method, url: path, headers } = question;
      const upstreamRequest = request(`${dovecot.url}${path ?? ''}`, { method, headers }, (reply) => {
        const date = new Date(Date.parse(reply.headers.date ?? '') + shiftMs).toUTCString();
        answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, date });
        reply.pipe(answer);
      });
      question.pipe(upstreamRequest);
    });
    const { status, stdout } = await check({ ...good, DOVEADM_URL: url });
    expect(status).toBe(1);
    const [, seconds] = new RegExp(`✗ Its clock is ([\\d.]+) s ${side} this machine's`).exec(stdout) ?? [];
    expect(Math.abs(Number(seconds) - Math.abs(shiftMs) / 1000)).toBeLessThan(1.2);
  });
});

describe('several hosts', () => {
  test('are checked together, and one that is down appears beside those that are up', async () => {
    const [port = 0] = await freePorts(1);
    const [old, recent] = [sharedDovecot('2.3'), sharedDovecot('2.4')];
    const entry = (name: string, url: string, apiKey: string) => ({ name, url, apiKey, default: name === 'recent' });
    const DOVEADM_HOSTS_FILE = join(folder, 'hosts.json');
    const dead = `http://127.0.0.1:${String(port)}`;
    writeFileSync(
      DOVEADM_HOSTS_FILE,
      JSON.stringify([entry('old', old.url, old.apiKey), entry('dead', dead, 'k'), entry('recent', recent.url, recent.apiKey)]),
    );
    const { status, report } = await checkJson({ DOVEADM_HOSTS_FILE });
    expect(status).toBe(1);
    expect(report.hosts.map(({ name, isDefault, ok, found }) => ({ name, isDefault, ok, version: found?.version }))).toEqual([
      { name: 'recent', isDefault: true, ok: true, version: '2.4' },
      { name: 'old', isDefault: false, ok: true, version: '2.3' },
      { name: 'dead', isDefault: false, ok: false, version: undefined },
    ]);
    expect(report.hosts[2]?.problem).toEqual({ code: 'UPSTREAM_UNAVAILABLE', message: 'Dovecot cannot be reached (ECONNREFUSED).' });
    const { stdout } = await check({ DOVEADM_HOSTS_FILE });
    expect(stdout).toContain('Not good: 2 of 3 hosts answer');
  });
});

describe('the settings', () => {
  const dovecot = sharedDovecot('2.4');
  const good = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey };

  test('that leave something open are named, and are errors only with --strict', async () => {
    const env = { ...good, JWT_PUBLIC_KEY: '', JWT_SECRET: tokenSecret, RATE_LIMIT: 'off' };
    const [{ status, stdout }, strict, json, shutAndStrict] = await Promise.all([
      check(env),
      check(env, '--strict'),
      checkJson(env, '--strict'),
      check(good, '--strict'),
    ]);
    expect([status, strict.status, shutAndStrict.status]).toEqual([0, 1, 0]);
    expect(stdout).toContain('  ! JWT_SECRET: Anyone who can verify a token can also make one');
    expect(stdout).toContain('  ! RATE_LIMIT: ');
    expect(stdout).toContain('2 settings to think about.');
    expect(stdout).not.toContain(tokenSecret);
    expect(json.report).toMatchObject({ ok: false, open: [{ setting: 'JWT_SECRET' }, { setting: 'RATE_LIMIT' }] });
  });

  test('that name a key set which cannot be fetched are wrong', async () => {
    const [port = 0] = await freePorts(1);
    const JWT_JWKS_URL = `http://127.0.0.1:${String(port)}/jwks`;
    const { status, stdout } = await check({ ...good, JWT_PUBLIC_KEY: '', JWT_JWKS_URL });
    expect(status).toBe(1);
    expect(stdout).toContain('✗ The keys that tokens are verified with cannot be had');
  });

  test('with faults make it exit with 2, and all faults are reported', async () => {
    const { status, stdout } = await check({ DOVEADM_API_KEI: 'k', PORT: '99999' });
    expect(status).toBe(2);
    expect(stdout.split('\n').filter((line) => line.startsWith('✗ ')).length).toBeGreaterThanOrEqual(4);
    expect(stdout).toContain('✗ PORT: must be a whole number from 0 to 65535.');
  });
});
