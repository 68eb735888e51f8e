import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, runOrThrow } from '../dovecot/run.ts';
import { bundleClient } from './bundle.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'client-package-'));
const inFolder = (...command: string[]): string[] => ['env', '-C', folder, ...command];
const example = /<!-- file: example\.ts -->\n\n```ts\n([^]*?)```/.exec(readFileSync(join(root, 'client/README.md'), 'utf8'))?.[1] ?? '';

beforeAll(async () => {
  await runOrThrow(['npm', 'pack', '--workspace', 'doveadm-graphql-client', '--pack-destination', folder]);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  await runOrThrow(['npm', 'install', '--prefix', folder, '--no-audit', '--no-fund', '--offline', join(folder, archive)]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('all of the client is less than 15 kB of minified JavaScript, and one document less than half of that', async () => {
  expect((await bundleClient({})).length).toBeLessThan(15_000);
  const one = await bundleClient({}, "export { GatewayClient, viewer } from './client/src/index.ts'");
  expect(one.length).toBeLessThan(7_500);
  expect(one).not.toContain('mailboxDelete');
});

describe('the package, installed in an empty folder', () => {
  const packed = join(folder, 'node_modules/doveadm-graphql-client');

  test('has compiled files and types alone, and no dependencies', () => {
    expect(readdirSync(packed).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
    expect(readdirSync(join(packed, 'dist')).filter((name) => !/\.(js|d\.ts)$/.test(name))).toEqual(['generated']);
    const { dependencies } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { dependencies?: object };
    expect(dependencies).toBeUndefined();
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['doveadm-graphql-client']);
  });

  test.each(['nodenext', 'bundler'])('has types that find a misspelt field, and nothing else (%s)', async (resolution) => {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
    const options = `--noEmit --strict --skipLibCheck --target es2022 --lib es2023,dom --module ${module} --moduleResolution ${resolution} --types node`;
    writeFileSync(join(folder, 'example.ts'), example);
    writeFileSync(
      join(folder, 'misspelt.ts'),
      example.replace('messageCount }', 'mesageCount }').replace('messageCount ??', 'mesageCount ??'),
    );
    const tsc = join(root, 'node_modules/.bin/tsc');
    const files = ['--typeRoots', join(root, 'node_modules/@types'), 'example.ts', 'misspelt.ts'];
    const { status, stdout } = await run(inFolder(tsc, ...options.split(' '), ...files));
    expect([status, stdout.trim().split('\n')]).toEqual([2, [expect.stringMatching(/^misspelt\.ts.*'mesageCount'/)]]);
  });

  test('is loaded by Node.js', async () => {
    const script =
      "import { GatewayClient, viewer } from 'doveadm-graphql-client'; console.log(typeof GatewayClient, String(viewer).slice(0, 5))";
    const { stdout } = await run(inFolder(process.execPath, '--input-type=module', '-e', script));
    expect(stdout).toBe('function query\n');
  });
});
