import { defineConfig } from 'vitest/config';
import { resolve } from './vitest.config.ts';

/** `npm run faults`: the long runs behind docs/reliability.md. They start their own Dovecots, one after the other. */
export default defineConfig({
  resolve,
  test: {
    include: ['test/faults/*.faults.ts'],
    reporters: ['default'],
    disableConsoleIntercept: true,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
});
