import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** Tests that ask a real Dovecot are named `*.dovecot.test.ts`: they need one of each series, which the set-up starts. */
const needsDovecot = 'test/**/*.dovecot.test.ts';

/** graphql has two builds, and Vite would take the one that Node.js does not: types of the one are foreign to the other. */
export const resolve = { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] };

/** A worker loads what the files share once: half of the time otherwise. A project takes this from its own settings alone. */
const isolate = false;

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: { name: 'unit', isolate, include: ['test/**/*.test.ts'], exclude: [needsDovecot], testTimeout: 60_000 },
      },
      {
        resolve,
        test: {
          name: 'dovecot',
          isolate,
          include: [needsDovecot],
          globalSetup: 'test/dovecot/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
