import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'logger-'));
let child: ChildProcess;
afterEach(() => {
  process.kill(-child.pid!, 'SIGKILL');
  rmSync(folder, { recursive: true });
});

test('on a terminal, the log is for people', async () => {
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
  child = spawn('script', ['-qec', `"${process.execPath}" --import tsx "${cli}" serve`, '/dev/null'], { env, detached: true });
  let shown = '';
  child.stdout?.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  await expect.poll(() => shown, { timeout: 30_000 }).toContain('Dovecot does not answer');

  const lines = shown.replace(/\u001b\[\d*m/g, '').split('\r\n');
  expect(lines[0]).toMatch(/^doveadm-graphql: listening on http:\/\/127\.0\.0\.1:\d+\/graphql$/);
  expect(lines[1]).toMatch(/^\[\d\d:\d\d:\d\d\.\d{3}\] ERROR: Dovecot does not answer \{"host":"default",.*ECONNREFUSED/);
});
