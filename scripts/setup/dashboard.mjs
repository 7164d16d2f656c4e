import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mustCommand } from './command.mjs';
import { packageBin, rootDir } from './paths.mjs';
import { step } from './progress.mjs';
import { clearStamp, filesBelow, hashFiles, readStamp, writeStamp } from './stamp.mjs';

const stampName = 'dashboard';
const buildTimeoutMs = 10 * 60_000;
const notInputs = new Set(['node_modules', '.next', '.turbo', 'out', 'e2e', 'test-results', 'playwright-report']);

/** Whether the built dashboard is there and made from the sources as they are. */
export function isDashboardReady() {
  return readStamp(stampName) === inputsHash() && existsSync(join(rootDir, 'web', '.next', 'BUILD_ID'));
}

/** Builds the dashboard for production. */
export async function buildDashboard() {
  await step('the dashboard (next build)', async (note) => {
    clearStamp(stampName);
    const before = inputsHash();
    const args = ['run', 'build', '--filter=@bulkhead/web', '--ui=stream', '--cache=local:rw', '--no-color'];
    await mustCommand('Building the dashboard', packageBin('turbo'), args, { timeoutMs: buildTimeoutMs, onLine: note });
    // The hash from before: a file that changed during the build leads to another one.
    writeStamp(stampName, before);
  });
}

function inputsHash() {
  const skip = (/** @type {string} */ name) =>
    notInputs.has(name) || /\.test\.tsx?$|\.tsbuildinfo$|^next-env\.d\.ts$/.test(name);
  const folders = ['web', 'services/shared/contracts', 'services/shared/world'].map((folder) => join(rootDir, folder));
  const files = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json'].map((file) => join(rootDir, file));
  return hashFiles(rootDir, [...folders.flatMap((folder) => filesBelow(folder, skip)), ...files]);
}
