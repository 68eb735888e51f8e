import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '../../src/config/settings.ts';
import { ensureProgram } from '../dovecot/apt.ts';
import { run } from '../dovecot/run.ts';
import { sharedDovecot } from '../dovecot/shared.ts';
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
