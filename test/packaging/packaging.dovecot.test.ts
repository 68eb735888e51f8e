import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/config/settings.ts';
import { ensureProgram } from '../dovecot/apt.ts';
import { freePorts } from '../dovecot/ports.ts';
import { run } from '../dovecot/run.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
import { makeToken, superadmin } from '../e2e/gateway.ts';
import { ChildGateway } from '../server/child-gateway.ts';
import { followDockerfile } from './dockerfile.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'packaging-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isSetting = (name: string): boolean => name.replace(/_FILE$/, '') in SETTINGS || name in SETTINGS;

describe('the Dockerfile', () => {
  test('builds, step by step, a gateway that starts and is healthy', async () => {
    const dovecot = sharedDovecot('2.3');
    const { image, healthcheck, user } = await followDockerfile(join(folder, 'docker'));
    expect(user).toBe('node');
    const env = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey };
    const gateway = await ChildGateway.start(env, [process.execPath, join(image, 'dist/cli.js'), 'serve']);
    try {
      const { port } = new URL(gateway.url);
      expect(await run(healthcheck, { PORT: port })).toMatchObject({ status: 0 });
      expect(await run(healthcheck, { PORT: '1' })).toMatchObject({ status: 1 });
      const { stdout } = await run(['ls', join(image, 'node_modules')]);
      expect(stdout).not.toMatch(/^(vitest|typescript)$/m);
    } finally {
      await gateway.stop();
    }
  }, 300_000);
});

describe('the compose file', () => {
  interface Service {
    environment?: Record<string, string>;
    read_only?: boolean;
    networks: string[];
    ports?: string[];
  }
  const { services, networks } = parse(read('packaging/compose/compose.yaml')) as {
    services: Record<'dovecot' | 'gateway', Service>;
    networks: Record<string, { internal: boolean }>;
  };

  test('has existing settings, and secrets in files', () => {
    const names = Object.keys(services.gateway.environment ?? {});
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['DOVEADM_API_KEY_FILE', 'JWT_SECRET_FILE']));
  });

  test("makes the configuration of both listeners by its first lines, with the gateway's secrets", async () => {
    const lines = read('packaging/compose/compose.yaml')
      .split('\n')
      .flatMap((line) => /^# {3}(mkdir|openssl|printf)(.*)/.exec(line)?.slice(1).join('') ?? []);
    expect(lines).toHaveLength(6);
    const { status } = await run(['sh', '-ec', `cd "${folder}"; ${lines.join('\n')}`]);
    expect(status).toBe(0);
    const secret = (name: string): string => readFileSync(join(folder, 'secrets', name), 'utf8').trim();
    expect(secret('doveadm.conf')).toBe(
      `doveadm_api_key = ${secret('doveadm_api_key')}\ndoveadm_password = ${secret('doveadm_password')}\nservice doveadm-tcp {\n  executable = doveadm-server\n  client_limit = 1\n  restart_request_count = 1\n  inet_listener tcp {\n    port = 2425\n  }\n}`,
    );
    const { services: all } = parse(read('packaging/compose/compose.yaml')) as { services: { gateway: Service } };
    expect(all.gateway.environment).toMatchObject({
      DOVEADM_TCP_URL: 'doveadm://dovecot:2425',
      DOVEADM_PASSWORD_FILE: '/run/secrets/doveadm_password',
    });
  });

  test('keeps doveadm on a network of its own, and the gateway read-only', () => {
    expect(services.dovecot).toMatchObject({ networks: ['doveadm'] });
    expect(services.dovecot.ports).toBeUndefined();
    expect(networks['doveadm']).toEqual({ internal: true });
    expect(services.gateway).toMatchObject({ read_only: true, ports: ['127.0.0.1:4000:4000'] });
  });
});

describe('the compose file with two replicas', () => {
  interface Service {
    readonly environment?: Readonly<Record<string, string>>;
    readonly secrets?: readonly string[];
    readonly networks: readonly string[];
    readonly deploy?: { readonly replicas: number };
    readonly ports?: readonly string[];
    readonly [field: string]: unknown;
  }
  const { services, networks, secrets } = parse(read('packaging/compose/replicas.yaml')) as {
    services: Record<'dovecot' | 'gateway' | 'postgres' | 'nginx', Service>;
    networks: Record<string, { internal: boolean }>;
    secrets: Record<string, { file: string }>;
  };

  test('has two gateways on one database, and what compose.yaml has', () => {
    const one = (parse(read('packaging/compose/compose.yaml')) as { services: Record<string, Service> }).services;
    const { gateway, dovecot, postgres } = services;
    expect(gateway.deploy).toEqual({ replicas: 2 });
    expect(dovecot).toEqual(one['dovecot']);
    const { read_only, cap_drop, security_opt } = one['gateway']!;
    expect(gateway).toMatchObject({ read_only, cap_drop, security_opt, build: '../..' });
    expect(gateway.ports).toBeUndefined();
    expect(Object.keys(gateway.environment ?? {}).filter((name) => !isSetting(name))).toEqual([]);
    expect(gateway.environment).toMatchObject({ DATABASE_FILE: '/run/secrets/database' });
    expect(networks).toEqual({ doveadm: { internal: true }, database: { internal: true } });
    expect([postgres.networks, services.nginx.networks]).toEqual([['database'], ['default']]);
  });

  test('has each secret that a service names, as a file that its first lines make', () => {
    const used = Object.values(services).flatMap((service) => service.secrets ?? []);
    expect(Object.keys(secrets).sort()).toEqual([...new Set(used)].sort());
    const page = read('packaging/compose/compose.yaml') + read('packaging/compose/replicas.yaml');
    for (const { file } of Object.values(secrets)) expect(page).toContain(`> ${file.replace('./', '')}`);
    const files = Object.values(services).flatMap(({ environment }) =>
      Object.entries(environment ?? {}).filter(([name]) => name.endsWith('_FILE')),
    );
    for (const [, path] of files) expect(Object.keys(secrets)).toContain(path.replace('/run/secrets/', ''));
  });

  test('has an nginx that shares requests between the gateways', async () => {
    await ensureProgram('/usr/sbin/nginx', 'nginx-light');
    const dovecot = sharedDovecot('2.3');
    const env = { DOVEADM_URL: dovecot.url, DOVEADM_API_KEY: dovecot.apiKey };
    const gateways = await Promise.all([ChildGateway.start(env), ChildGateway.start(env)]);
    const [port = 0] = await freePorts(1);
    const site = read('packaging/compose/nginx.conf')
      .replace('server gateway:4000;', gateways.map(({ url }) => `server ${new URL(url).host};`).join(' '))
      .replace('listen 80;', `listen 127.0.0.1:${String(port)};`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')} ${site} }`,
    );
    const nginx = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    try {
      const authorization = `Bearer ${await makeToken(superadmin)}`;
      const send = () =>
        fetch(`http://127.0.0.1:${String(port)}/graphql`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: '{"query":"{ viewer { name } }"}',
        }).then(({ status }) => status);
      await expect.poll(() => send().catch(() => 0), { timeout: 20_000 }).toBe(200);
      expect(await Promise.all([send(), send(), send()])).toEqual([200, 200, 200]);
      for (const gateway of gateways) await gateway.logged('request');
    } finally {
      nginx.kill('SIGTERM');
      await Promise.all(gateways.map((gateway) => gateway.stop()));
    }
  });
});

describe('the systemd unit', () => {
  const path = (): string => join(folder, 'doveadm-graphql.service');
  beforeAll(async () => {
    await ensureProgram('/usr/bin/systemd-analyze', 'systemd');
    writeFileSync(path(), read('packaging/systemd/doveadm-graphql.service').replace('/usr/bin/doveadm-graphql', '/bin/true'));
  });

  test('is understood by systemd', async () => {
    const { status, stdout, stderr } = await run(['systemd-analyze', 'verify', '--man=no', path()]);
    expect((stdout + stderr).split('\n').filter((line) => line.includes('doveadm-graphql'))).toEqual([]);
    expect(status).toBe(0);
  });

  test('leaves little open, as systemd measures it', async () => {
    const { stdout, stderr } = await run(['systemd-analyze', 'security', '--offline=true', '--no-pager', path()]);
    const exposure = Number(/Overall exposure level for doveadm-graphql\.service: ([\d.]+)/.exec(stdout + stderr)?.[1]);
    expect(exposure).toBeLessThan(2);
  });

  test('has an example of its environment with existing settings', () => {
    const names = [...read('packaging/systemd/environment.example').matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !isSetting(name))).toEqual([]);
  });
});
