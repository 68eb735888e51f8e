import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run, runOrThrow } from '../dovecot/run.ts';

const root = resolve(import.meta.dirname, '../..');

/** The package as users get it: built, packed and installed in an empty folder. */
export class InstalledPackage {
  readonly folder = mkdtempSync(join(tmpdir(), 'package-'));

  /** Takes as long as a build and an `npm install`. */
  async install(): Promise<void> {
    await runOrThrow(['npm', 'pack', root, '--pack-destination', this.folder]);
    const archive = readdirSync(this.folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ name: 'mail-app', private: true, type: 'module' }));
    const options = ['--prefix', this.folder, '--engine-strict', '--no-audit', '--no-fund', '--prefer-offline'];
    await runOrThrow(['npm', 'install', ...options, join(this.folder, archive)]);
  }

  /** A command line that runs in the folder. */
  in(command: readonly string[]): string[] {
    return ['env', '-C', this.folder, ...command];
  }

  async run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ status: number | null; stdout: string }> {
    const { status, stdout, stderr } = await run(this.in(command), env);
    return { status, stdout: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
