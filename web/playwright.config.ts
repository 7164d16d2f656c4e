import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/chromium.ts';

/** One lab and one browser at a time: two cores hold no more. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.test.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  outputDir: '../.bulkhead/test/e2e',
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions,
  },
});
