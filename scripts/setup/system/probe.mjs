import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { tryCommand } from '../command.mjs';
import { filesBelow } from '../stamp.mjs';
import { isNewEnough, oldestDatabase, parseDatabaseVersion } from './versions.mjs';

/** @typedef {'database' | 'broker' | 'browser'} Part a program of the system that the lab or its tests need */

// Servers live outside of a normal user's PATH on many systems.
const serverDirs = [
  '/usr/sbin',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/libexec',
  '/usr/local/mysql/bin',
  '/opt/homebrew/sbin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/local/opt/mariadb/bin',
];
// The packaged wrapper in /usr/sbin insists on its own user: the lab runs the script behind it.
const brokerDirs = ['/usr/lib/rabbitmq/bin', '/usr/local/lib/rabbitmq/bin', '/opt/homebrew/sbin', '/usr/local/sbin'];
const browserNames = ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'];
const askTimeoutMs = 15_000;

/**
 * The programs that a part consists of, as far as they are there: names that are asked for in order of preference.
 * @param {Part} part
 * @returns {string[] | undefined} paths, undefined when something is missing
 */
export function locate(part) {
  if (part === 'browser') return locateBrowser();
  if (part === 'broker') {
    const server = firstOf(['rabbitmq-server'], brokerDirs);
    const erlang = firstOf(['erl'], ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']);
    return server && erlang ? [server, erlang] : undefined;
  }
  const server = firstOf(['mariadbd', 'mysqld'], serverDirs);
  const client = firstOf(['mariadb', 'mysql'], serverDirs);
  return server && client ? [server, client] : undefined;
}

/**
 * Asks a located part whether it is fit for the lab.
 * @param {Part} part
 * @param {string[]} paths what `locate` found
 * @returns {Promise<{ ok: true, name: string } | { ok: false, reason: string }>} the reason is a sentence for people
 */
export async function ask(part, paths) {
  const program = paths[0] ?? '';
  if (part === 'broker') return { ok: true, name: 'RabbitMQ' };
  const { exitCode, output } = await tryCommand(program, ['--version'], { timeoutMs: askTimeoutMs });
  if (exitCode !== 0) return { ok: false, reason: `${program} --version fails: ${output.trim().slice(0, 300)}` };
  // The wrapper script of a distribution may print something of its own first.
  if (part === 'browser') return { ok: true, name: /^\S*Chrom[^\n]*?[\d.]{5,}/m.exec(output)?.[0] ?? program };

  const found = parseDatabaseVersion(output);
  if (found === undefined) return { ok: false, reason: `${program} --version says "${output.trim().slice(0, 300)}"` };
  const name = `${found.flavour} ${found.version}`;
  if (!isNewEnough(found)) {
    return {
      ok: false,
      reason: `${name} (${program}) is too old: the lab needs ${oldestDatabase[found.flavour]} or later`,
    };
  }
  const canInstall = found.flavour === 'MySQL' || firstOf(['mariadb-install-db'], serverDirs) !== undefined;
  return canInstall ? { ok: true, name } : { ok: false, reason: 'mariadb-install-db is missing' };
}

/**
 * What tells whether the located programs are still the ones that were asked.
 * @param {string[]} paths
 */
export function fingerprint(paths) {
  return paths.map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`).join('\n');
}

function locateBrowser() {
  const asked = process.env['BULKHEAD_CHROMIUM'];
  if (asked) return isExecutable(asked) ? [asked] : undefined;
  const installed = firstOf(browserNames, ['/usr/bin', '/opt/google/chrome']);
  if (installed) return [installed];
  const app = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const onMac = app.find(isExecutable);
  if (onMac) return [onMac];
  const cached = filesBelow(join(homedir(), '.cache', 'ms-playwright'), () => false);
  const downloaded = cached.find((file) => /\/chrome-linux[^/]*\/chrome$/.test(file) && isExecutable(file));
  return downloaded ? [downloaded] : undefined;
}

/**
 * @param {string[]} names in order of preference
 * @param {string[]} dirs
 */
function firstOf(names, dirs) {
  const all = [...(process.env['PATH'] ?? '').split(delimiter), ...dirs];
  const isBroker = names[0] === 'rabbitmq-server';
  const searched = isBroker ? [...dirs, ...all] : all;
  return names.flatMap((name) => searched.map((dir) => join(dir, name))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    // Ubuntu's chromium-browser is a script of a few lines that asks for a snap.
    return statSync(path).isFile() && !(path.endsWith('/chromium-browser') && statSync(path).size < 4_000);
  } catch {
    return false;
  }
}
