import type { TestProject } from 'vitest/node';
import type { DovecotDescription } from './dovecot.ts';
import type { Series } from './install.ts';
import { launchDovecot, type PrivateDovecot } from './launch.ts';

/** What came of starting a shared Dovecot: it runs, or there is a reason why not. */
export type SharedDovecot = { description: DovecotDescription } | { failure: string };

declare module 'vitest' {
  interface ProvidedContext {
    dovecots: Record<Series, SharedDovecot>;
  }
}

/**
 * For `globalSetup` in the configuration of vitest: one Dovecot of each series for the whole run, see `shared.ts`. Where one cannot be
 * had, only the tests that ask for it fail, with the reason.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running: PrivateDovecot[] = [];
  const share = async (series: Series): Promise<SharedDovecot> => {
    try {
      const dovecot = await launchDovecot({ series });
      running.push(dovecot);
      return { description: dovecot.description };
    } catch (error) {
      return { failure: String(error) };
    }
  };
  const [dovecot23, dovecot24] = await Promise.all([share('2.3'), share('2.4')]);
  project.provide('dovecots', { '2.3': dovecot23, '2.4': dovecot24 });
  return async () => {
    await Promise.all(running.map((dovecot) => dovecot.stop()));
  };
}
