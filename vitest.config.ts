import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** How long a test waits for what has to come: it only bounds a failure, also on a machine that has much else to do. */
const patience = { poll: { timeout: 60_000 } };

const skipped = ['**/node_modules/**', '**/build/**', '.data/**', '.tools/**'];

/** A process reads its code once for all its files: nothing of ours lives in a module. For unit tests it is a quarter of the time. */
const isolate = false;

export default defineConfig({
  test: {
    // Vitest keeps one core for itself, which on two of them is half.
    maxWorkers: availableParallelism(),
    // The promises are made and checked there: every branch of it is taken by a test.
    coverage: {
      include: ['packages/policy/src/**/*.ts'],
      thresholds: { branches: 100 },
      reporter: ['text-summary'],
      reportsDirectory: '.cache/coverage',
    },
    projects: [
      {
        test: {
          name: 'unit',
          isolate,
          include: ['{apps,packages,infra}/**/*.test.ts'],
          exclude: [...skipped, '**/*.db.test.ts'],
          setupFiles: ['./packages/testkit/src/fail-on-console.ts'],
        },
      },
      {
        test: {
          name: 'db',
          isolate,
          include: ['{apps,packages,infra}/**/*.db.test.ts'],
          exclude: skipped,
          globalSetup: ['./packages/testkit/src/postgres-global-setup.ts'],
          setupFiles: ['./packages/testkit/src/fail-on-console.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'e2e',
          isolate,
          include: ['e2e/**/*.e2e.ts'],
          exclude: skipped,
          globalSetup: ['./e2e/src/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: patience,
        },
      },
    ],
  },
});
