import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/.next/**', '**/.bulkhead/**'];
const servers = './services/shared/testing/src/global-setup.ts';

/**
 * Kinds of tests, told apart by the file's suffix: `unit` touches nothing outside of the process, `int` uses a real
 * database and broker (started once for all), `lab` runs whole labs, one at a time, `docker` the lab in
 * containers.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    teardownTimeout: 60_000,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.unit.test.{ts,tsx,mjs}'],
          exclude: everywhere,
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'int',
          include: ['**/*.int.test.ts'],
          exclude: everywhere,
          environment: 'node',
          globalSetup: [servers],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'lab',
          include: ['**/*.lab.test.ts'],
          exclude: everywhere,
          environment: 'node',
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'docker',
          include: ['**/*.docker.test.ts'],
          exclude: everywhere,
          environment: 'node',
          fileParallelism: false,
          testTimeout: 300_000,
          // The first build fetches packages.
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
});
