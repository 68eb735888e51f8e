import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePorts } from '../dovecot/ports.ts';
import { FullDisk } from '../audit/full-disk.ts';
import { canActAsRoot } from '../dovecot/privilege.ts';
import { cliCommand } from './cli-command.ts';

const serve = cliCommand('serve');
let folder: string;
let child: ChildProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'logger-'));
});
afterEach(() => {
  process.kill(-child.pid!, 'SIGKILL');
  rmSync(folder, { recursive: true });
});

test('on a terminal, the log is readable text', async () => {
  const { PATH } = process.env;
  const env = {
    PATH,
    PORT: '0',
    DOVEADM_URL: 'http://127.0.0.1:1',
    DOVEADM_API_KEY: 'k',
    JWT_SECRET: 'x'.repeat(32),
    AUDIT_LOG: join(folder, 'audit'),
  };
  // script(1) gives it a terminal.
  child = spawn('script', ['-qec', serve.map((part) => `"${part}"`).join(' '), '/dev/null'], { env, detached: true });
  let shown = '';
  child.stdout?.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  await expect.poll(() => shown, { timeout: 30_000 }).toContain('Dovecot does not answer');

  const lines = shown.replace(/\u001b\[\d*m/g, '').split('\r\n');
  expect(lines[0]).toMatch(/^doveadm-graphql: listening on http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  expect(lines[1]).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] ERROR: Dovecot does not answer \{"host":"default",.*ECONNREFUSED/);
});

test.skipIf(!canActAsRoot())('a log on a full disk does not end the gateway', async () => {
  const disk = new FullDisk();
  const stderr = openSync(disk.path('log'), 'w');
  const { PATH } = process.env;
  const settings = { DOVEADM_URL: 'http://127.0.0.1:1', DOVEADM_API_KEY: 'k', JWT_SECRET: 'x'.repeat(32) };
  const port = String((await freePorts(1))[0]);
  const env = { PATH, PORT: port, ...settings, AUDIT_LOG: join(folder, 'audit') };
  try {
    const [command, ...args] = serve;
    child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'ignore', stderr] });
    const ask = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST' })).status;
    await expect.poll(() => ask().catch(() => 0), { timeout: 30_000 }).toBe(415);
    disk.fill();
    // More than a page of lines: the first write over the end of it fails.
    for (let count = 0; count < 100; count++) await ask();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ask()).toBe(415);
    expect(child.exitCode).toBeNull();
  } finally {
    closeSync(stderr);
    disk.remove();
  }
});
