import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mustCommand, networkHint, tryCommand } from '../command.mjs';
import { SetupFailure } from '../failure.mjs';
import { packageBin, rootDir } from '../paths.mjs';
import { step } from '../progress.mjs';
import { planInstall, systemName } from './plan.mjs';
import { isPortOpen } from './ports.mjs';

/** @typedef {import('./probe.mjs').Part} Part */

const script = fileURLToPath(new URL('install-debian.sh', import.meta.url));
const installTimeoutMs = 20 * 60_000;
const askTimeoutMs = 30_000;
const brokerPorts = [5672, 4369];

/**
 * Installs parts with the system's package manager, or says how to do it by hand.
 * @param {Part[]} missing
 * @param {string[]} reasons why they count as missing
 * @returns {Promise<void>}
 * @throws {SetupFailure} exit code 2 when the person has to act
 */
export async function installParts(missing, reasons) {
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const system = systemName(process.platform, osRelease);
  // Ubuntu's chromium package is only a door to the snap store: its browser comes from Playwright's own download.
  const fromPlaywright = system.isUbuntu && missing.includes('browser');
  const rest = fromPlaywright ? missing.filter((part) => part !== 'browser') : missing;

  if (rest.length > 0) {
    const known = system.family === 'debian' ? await knownPackages() : new Set();
    // With empty lists nothing is known yet: then the usual name is tried.
    const plan = planInstall(system, rest, (name) => known.size === 0 || known.has(name));
    if (plan.kind === 'by-hand') throw byHand(system.name, reasons, plan.commands);
    await installWithApt(plan.packages, reasons);
  }
  if (fromPlaywright) {
    await step('a browser for the tests (playwright install chromium)', (note) =>
      mustCommand('Downloading the browser', packageBin('playwright'), ['install', '--with-deps', 'chromium'], {
        cwd: rootDir,
        timeoutMs: installTimeoutMs,
        onLine: note,
      }),
    );
  }
}

/**
 * @param {string[]} packages
 * @param {string[]} reasons
 */
async function installWithApt(packages, reasons) {
  const command = `sh ${script} ${packages.join(' ')}`;
  const asRoot = await rootCommand();
  if (asRoot === undefined) throw byHand('this machine, without root rights', reasons, [`sudo ${command}`]);

  const list = packages.join(', ');
  process.stdout.write(`  Needed from the system: ${reasons.join('; ')}.\n`);
  process.stdout.write(`  Installing with apt-get: ${list}. No system service is started, none is left enabled.\n`);
  const before = await openPorts();
  const [file, ...args] = [...asRoot.prefix, 'sh', script, ...packages];
  if (asRoot.isInteractive) {
    const { exitCode } = await tryCommand(file ?? 'sh', args, { timeoutMs: installTimeoutMs, interactive: true });
    if (exitCode !== 0) throw new SetupFailure(`apt-get could not install ${list}: see above.`);
  } else {
    await step(`apt-get install ${packages.join(' ')}`, async (note) => {
      const { exitCode, output } = await tryCommand(file ?? 'sh', args, { timeoutMs: installTimeoutMs, onLine: note });
      if (exitCode !== 0) {
        const hint = networkHint(output);
        throw new SetupFailure(`apt-get could not install ${list}.\n\n${output.trim()}\n${hint}\nBy hand: ${command}`);
      }
    });
  }
  const taken = (await openPorts()).filter((port) => !before.includes(port));
  if (taken.length > 0) {
    throw new SetupFailure(
      `Installing RabbitMQ left something listening on ${taken.join(', ')}. End it: service rabbitmq-server stop`,
    );
  }
}

/**
 * How to run something as root: directly, through a sudo that asks nothing, or through one that asks at the terminal.
 * @returns {Promise<{ prefix: string[], isInteractive: boolean } | undefined>}
 */
async function rootCommand() {
  if (process.getuid?.() === 0) return { prefix: [], isInteractive: false };
  const { exitCode } = await tryCommand('sudo', ['-n', 'true'], { timeoutMs: askTimeoutMs });
  if (exitCode === 0) return { prefix: ['sudo', '-n'], isInteractive: false };
  const canAsk = exitCode !== 127 && process.stdin.isTTY === true && process.stdout.isTTY === true;
  return canAsk ? { prefix: ['sudo'], isInteractive: true } : undefined;
}

/** The package names that apt's lists hold, of those that depend on the release. */
async function knownPackages() {
  const names = ['mariadb-server-core', 'mariadb-server-core-10.6'];
  const { output } = await tryCommand('apt-cache', ['--names-only', 'search', '^mariadb-server-core'], {
    timeoutMs: askTimeoutMs,
  });
  return new Set(names.filter((name) => new RegExp(`^${name} `, 'm').test(output)));
}

async function openPorts() {
  const states = await Promise.all(brokerPorts.map((port) => isPortOpen(port)));
  return brokerPorts.filter((_, index) => states[index]);
}

/**
 * @param {string} where
 * @param {string[]} reasons
 * @param {string[]} commands
 */
function byHand(where, reasons, commands) {
  const lines = commands.map((command) => `  ${command}`).join('\n');
  return new SetupFailure(
    `Missing: ${reasons.join('; ')}.\nOn ${where}, do this once, then run the command again:\n${lines}`,
    2,
  );
}
