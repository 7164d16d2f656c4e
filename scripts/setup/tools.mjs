import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustCommand } from './command.mjs';
import { SetupFailure } from './failure.mjs';
import { pinnedNode, pinnedPnpm, pinnedVersions, toolsDir } from './paths.mjs';
import { step } from './progress.mjs';
import { clearStamp, readStamp, writeStamp } from './stamp.mjs';

const stampName = 'tools';
const installTimeoutMs = 10 * 60_000;

/** Whether the pinned pnpm and Node.js are installed. Asks no process, so that a second start is fast. */
export function areToolsReady() {
  return readStamp(stampName) === wanted() && existsSync(pinnedNode) && existsSync(pinnedPnpm);
}

/** Installs the pinned pnpm and Node.js below `.bulkhead/`: nothing global is touched. */
export async function installTools() {
  const versions = pinnedVersions();
  await step(`pnpm ${versions.pnpm} and Node.js ${versions.node} into .bulkhead/tools`, async (note) => {
    clearStamp(stampName);
    rmSync(toolsDir, { recursive: true, force: true });
    mkdirSync(toolsDir, { recursive: true });
    writeFileSync(join(toolsDir, 'package.json'), JSON.stringify({ private: true, dependencies: versions }, null, 2));
    // Both packages fetch their binary in an install script, so scripts stay on here whatever the user's .npmrc says.
    const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error', '--ignore-scripts=false'];
    const options = { cwd: toolsDir, timeoutMs: installTimeoutMs, onLine: note };
    await mustCommand('Installing pnpm and Node.js', 'npm', ['install', '--prefix', toolsDir, ...quiet], options);
    await expectVersion(pinnedNode, `v${versions.node}`);
    await expectVersion(pinnedPnpm, versions.pnpm);
    writeStamp(stampName, wanted());
  });
}

function wanted() {
  const { pnpm, node } = pinnedVersions();
  return `pnpm ${pnpm}, node ${node}, ${process.platform} ${process.arch}`;
}

/**
 * @param {string} file
 * @param {string} version
 */
async function expectVersion(file, version) {
  const output = await mustCommand(`Asking ${file} for its version`, file, ['--version'], { timeoutMs: 30_000 });
  // pnpm may print a warning first.
  if (output.trim().split('\n').at(-1) !== version) {
    throw new SetupFailure(
      `${file} says ${output.trim()} but package.json pins ${version}. Delete .bulkhead/tools and try again.`,
    );
  }
}
