import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** Tests that ask a real Dovecot are named `*.dovecot.test.ts`: they need one of each series, which the set-up starts. */
const needsDovecot = 'test/**/*.dovecot.test.ts';

/** graphql has two builds, and Vite would take the one that Node.js does not: types of the one are foreign to the other. */
export const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] };

export default defineConfig({
  test: {
    // A worker loads what the files share once, which is a third of a run's time otherwise.
    isolate: false,
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [needsDovecot], testTimeout: 60_000 },
      },
      {
        resolve,
        test: {
          name: 'dovecot',
          include: [needsDovecot],
          globalSetup: 'test/dovecot/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
