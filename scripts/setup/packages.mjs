import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustCommand } from './command.mjs';
import { pinnedPnpm, rootDir } from './paths.mjs';
import { step } from './progress.mjs';
import { clearStamp, hashFiles, readStamp, writeStamp } from './stamp.mjs';

const stampName = 'packages';
const installTimeoutMs = 20 * 60_000;
const workspaceFolders = ['.', 'web', 'content', 'services/*', 'services/shared/*'];

/** Whether node_modules matches the lockfile and every package.json. */
export function arePackagesReady() {
  if (readStamp(stampName) !== inputsHash()) return false;
  return packageDirs().every((dir) => !hasDependencies(dir) || existsSync(join(dir, 'node_modules')));
}

/** Installs exactly what the lockfile says. */
export async function installPackages() {
  await step('packages (pnpm install)', async (note) => {
    clearStamp(stampName);
    const args = ['install', '--frozen-lockfile', '--reporter=append-only'];
    const options = { timeoutMs: installTimeoutMs, onLine: note, env: { CI: 'true' } };
    await mustCommand('Installing the packages', pinnedPnpm, args, options);
    writeStamp(stampName, inputsHash());
  });
}

function inputsHash() {
  const files = packageDirs().map((dir) => join(dir, 'package.json'));
  return hashFiles(rootDir, [...files, join(rootDir, 'pnpm-lock.yaml'), join(rootDir, 'pnpm-workspace.yaml')]);
}

/** Every folder of the workspace that holds a package. */
export function packageDirs() {
  return workspaceFolders
    .flatMap((folder) =>
      folder.endsWith('/*') ? childDirs(join(rootDir, folder.slice(0, -2))) : [join(rootDir, folder)],
    )
    .filter((dir) => existsSync(join(dir, 'package.json')));
}

/** @param {string} dir */
function childDirs(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(dir, entry.name));
}

/** @param {string} dir */
function hasDependencies(dir) {
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0;
}
