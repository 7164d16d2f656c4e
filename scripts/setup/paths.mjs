import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const rootDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
/** Everything that set-up, the lab and the tests write: never committed, safe to delete when nothing runs. */
export const stateDir = join(rootDir, '.bulkhead');
/** Where the pinned pnpm and Node.js live. */
export const toolsDir = join(stateDir, 'tools');

const toolsBin = join(toolsDir, 'node_modules', '.bin');
const packagesBin = join(rootDir, 'node_modules', '.bin');

/** The pinned Node.js binary (exists once the tools are installed). */
export const pinnedNode = join(toolsDir, 'node_modules', 'node', 'bin', 'node');
/** The pinned pnpm binary (exists once the tools are installed). */
export const pinnedPnpm = join(toolsBin, 'pnpm');

/**
 * A command that the workspace's packages bring, such as `biome`.
 * @param {string} name
 */
export function packageBin(name) {
  return join(packagesBin, name);
}

/**
 * The environment for everything that set-up starts: pinned tools first on the PATH, no tool phones home, and none of
 * npm's own variables (they would redirect a nested npm or pnpm to the wrong folder).
 * @param {Record<string, string>} [extra]
 * @returns {Record<string, string>}
 */
export function childEnv(extra = {}) {
  /** @type {Record<string, string>} */
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !isNpmOwn(name)) env[name] = value;
  }
  return {
    ...env,
    PATH: [toolsBin, packagesBin, process.env['PATH'] ?? ''].join(delimiter),
    DO_NOT_TRACK: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}

/** @param {string} name */
function isNpmOwn(name) {
  return /^npm_(package_|lifecycle_|command$|execpath$|node_execpath$|config_(local_)?prefix$)|^INIT_CWD$/.test(name);
}

/**
 * The versions that package.json pins.
 * @returns {{ pnpm: string, node: string }}
 */
export function pinnedVersions() {
  const manifest = JSON.parse(readFileSync(join(rootDir, 'package.json'), 'utf8'));
  const pnpm = /^pnpm@([^+]+)/.exec(manifest.packageManager)?.[1];
  const node = manifest.devDependencies?.node;
  if (!pnpm || !node) throw new Error('package.json must pin packageManager "pnpm@x.y.z" and devDependencies.node.');
  return { pnpm, node };
}
