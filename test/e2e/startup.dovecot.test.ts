import { once } from 'node:events';
import { createServer as createWebServer } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { freePorts } from '../dovecot/ports.ts';
import { onBothDovecots } from '../dovecot/shared.ts';
import { CommandLine, runCommand } from './command-line.ts';
import { ask, makeToken, superadmin, tokenSecret } from './gateway.ts';

const settings = { JWT_SECRET: tokenSecret, PORT: '0' };
let running: CommandLine | null = null;
afterEach(async () => {
  running?.kill('SIGKILL');
  await running?.finished();
  running = null;
});

/** Starts the gateway as a process of its own. @returns its address once it listens */
async function serve(env: Readonly<Record<string, string>>): Promise<string> {
  running = new CommandLine(['serve'], { ...settings, ...env });
  return (await running.says(/listening on ([^\s"]+)/))[1] ?? '';
}

async function query(url: string, text = '{ users { totalCount } }') {
  return ask<Record<string, unknown>>(url, text, await makeToken(superadmin));
}

describe('bad settings', () => {
  test('are all reported together, with exit code 2 and without a stack trace', async () => {
    const { status, stdout, stderr } = await runCommand(['serve'], {
      DOVEADM_URL: 'ftp://x',
      DOVEADM_API_KEI: 'k',
      PORT: '99999',
      JWT_SECRET: 'short',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: string; msg: string });
    expect(new Set(lines.map(({ level }) => level))).toEqual(new Set(['fatal']));
    expect(lines.map(({ msg }) => /^(\S+?):? /.exec(msg)?.[1])).toEqual(
      expect.arrayContaining(['DOVEADM_API_KEI', 'PORT', 'JWT_SECRET', 'DOVEADM_URL']),
    );
    expect(stderr).not.toMatch(/ {4}at |Error:/);
  });

  test('such as a port in use are reported in one line', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const result = await runCommand(['serve'], {
      ...settings,
      DOVEADM_URL: 'http://127.0.0.1:9',
      DOVEADM_API_KEY: 'k',
      PORT: String(port),
    });
    taken.close();
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(new RegExp(`^{"level":"fatal",[^\\n]*"msg":"PORT: [^\\n]*${String(port)}[^\\n]*\\n$`));
  });
});

onBothDovecots('a gateway', (dovecot) => {
  const good = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey };

  test('logs at start which Dovecot answers, serves, and ends on SIGTERM with exit code 0', async () => {
    const url = await serve(good);
    await running?.says(new RegExp(`"series":"${dovecot.series}".*"msg":"Dovecot answers"`));
    expect(await query(url)).toMatchObject({ status: 200, errors: [] });
    running?.kill('SIGTERM');
    expect(await running?.finished()).toMatchObject({ status: 0 });
  });

  test('accepts the password of doveadm instead of the API key', async () => {
    const url = await serve({ DOVEADM_URL: `${dovecot.url}/doveadm/v1`, DOVEADM_PASSWORD: dovecot.password });
    expect(await query(url)).toMatchObject({ status: 200, errors: [] });
  });

  test('with a wrong API key starts, logs it, and answers UPSTREAM_UNAUTHORIZED', async () => {
    const url = await serve({ ...good, DOVEADM_API_KEY: 'wrong' });
    await running?.says(/Dovecot refused the API key or password.*"msg":"Dovecot does not answer"/s);
    expect(await query(url)).toMatchObject({
      status: 200,
      errors: [
        {
          message: 'Dovecot refused the API key or password: check DOVEADM_API_KEY against doveadm_api_key.',
          extensions: { code: 'UPSTREAM_UNAUTHORIZED', retryable: false, host: 'default' },
        },
      ],
    });
  });

  test('with a path in its address other than that of the API does not start', async () => {
    const { status, stderr } = await runCommand(['serve'], { ...settings, ...good, DOVEADM_URL: `${dovecot.url}/elsewhere` });
    expect(status).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ level: 'fatal', msg: 'DOVEADM_URL: must have no path, or the path /doveadm/v1.' });
  });

  test('whose upstream answers 404 starts, logs it, and answers UPSTREAM_CONFIG', async () => {
    const web = createWebServer((_, response) => response.writeHead(404).end('nothing here')).listen(0, '127.0.0.1');
    await once(web, 'listening');
    try {
      const url = await serve({ ...good, DOVEADM_URL: `http://127.0.0.1:${String((web.address() as AddressInfo).port)}` });
      await running?.says(/There is no doveadm API at this address and path/);
      expect(await query(url)).toMatchObject({ errors: [{ extensions: { code: 'UPSTREAM_CONFIG', retryable: false, host: 'default' } }] });
    } finally {
      web.close();
    }
  });

  test('with the address of another service reports that Dovecot does not answer', async () => {
    const url = await serve({ ...good, DOVEADM_URL: `http://127.0.0.1:${String(dovecot.ports.imap)}` });
    const { errors } = await query(url);
    expect(errors).toMatchObject([{ extensions: { host: 'default' } }]);
    expect(['UPSTREAM_CONFIG', 'UPSTREAM_UNAVAILABLE']).toContain(errors[0]?.extensions.code);
  });

  test('whose Dovecot is down starts, logs it, and answers UPSTREAM_UNAVAILABLE until Dovecot is up', async () => {
    const [port = 0] = await freePorts(1);
    const url = await serve({ ...good, DOVEADM_URL: `http://127.0.0.1:${String(port)}` });
    await running?.says(/ECONNREFUSED.*"msg":"Dovecot does not answer"/s);
    expect(await query(url)).toMatchObject({
      errors: [
        {
          message: 'Dovecot cannot be reached (ECONNREFUSED).',
          extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true, host: 'default' },
        },
      ],
    });
    const mutation = 'mutation { mailboxCreate(input: { user: "alice@example.com", mailbox: "x" }) { outcome } }';
    expect(await query(url, mutation)).toMatchObject({
      data: { mailboxCreate: null },
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    });

    const proxy = createServer((socket) => {
      const upstream = connect(dovecot.ports.doveadm, '127.0.0.1');
      socket.pipe(upstream).pipe(socket);
      for (const end of [socket, upstream]) end.on('error', () => undefined);
    }).listen(port, '127.0.0.1');
    try {
      // A host that is down is asked every second whether it is back.
      await expect.poll(() => query(url), { timeout: 10_000, interval: 200 }).toMatchObject({ status: 200, errors: [] });
    } finally {
      proxy.close();
    }
  });
});
