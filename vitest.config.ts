import { defineConfig } from 'vitest/config';

/** Tests that ask a real Dovecot are named `*.dovecot.test.ts`: they need one of each series, which the set-up starts. */
const needsDovecot = 'test/**/*.dovecot.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [needsDovecot] },
      },
      {
        test: {
          name: 'dovecot',
          include: [needsDovecot],
          globalSetup: 'test/dovecot/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
