import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type {} from '../e2e/evidence.ts';
import { faultsOfEvidence, SECRETS, sizeOfEvidence } from '../e2e/judge-evidence.ts';
import { keepBuild } from '../server/cli-command.ts';
import type { DovecotDescription } from './dovecot.ts';
import type { Series } from './install.ts';
import { launchDovecot, type PrivateDovecot } from './launch.ts';

/** The result of starting a shared Dovecot: its description, or the reason of the failure. */
export type SharedDovecot = { description: DovecotDescription } | { failure: string };

declare module 'vitest' {
  interface ProvidedContext {
    dovecots: Record<Series, SharedDovecot>;
  }
}

/**
 * For `globalSetup` in the configuration of vitest: one Dovecot of each series for the whole run, see `shared.ts`. Where one cannot be
 * had, only the tests that ask for it fail, with the reason. Their processes serve many HTTP connections where that works, which
 * takes a fifth off a run. Those of `launchDovecot` serve one each, as Dovecot does by default: a run tests both.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeBuild = keepBuild();
  const running: PrivateDovecot[] = [];
  const share = async (series: Series): Promise<SharedDovecot> => {
    try {
      const dovecot = await launchDovecot({ series, reusesProcesses: true });
      running.push(dovecot);
      return { description: dovecot.description };
    } catch (error) {
      return { failure: String(error) };
    }
  };
  const [dovecot23, dovecot24] = await Promise.all([share('2.3'), share('2.4')]);
  project.provide('dovecots', { '2.3': dovecot23, '2.4': dovecot24 });
  const evidence = await mkdtemp(join(tmpdir(), 'evidence-'));
  project.provide('evidence', evidence);
  const keys = running.flatMap(({ apiKey, password }) => [apiKey, password]);
  await writeFile(join(evidence, `dovecots${SECRETS}`), keys.map((key) => `${key}\n${Buffer.from(key).toString('base64')}\n`).join(''));
  return async () => {
    removeBuild();
    await Promise.all(running.map((dovecot) => dovecot.stop()));
    const faults = await faultsOfEvidence(evidence);
    const { files, audits, bytes } = await sizeOfEvidence(evidence);
    process.stdout.write(
      `Looked for secrets in ${String(files)} logs (${String(bytes)} bytes); ${String(audits)} of them are audit logs.\n`,
    );
    if (faults.length > 0) {
      // vitest reports what fails here, and does not count it.
      process.exitCode = 1;
      throw new Error(`What the gateways of this run wrote, in ${evidence}:\n${faults.join('\n')}`);
    }
    await rm(evidence, { recursive: true });
  };
}
