import { networkHint } from '../setup/command.mjs';

/** The oldest Compose that reads the files: it knows `include`. */
const oldestCompose = [2, 20];
const mebibyte = 1024 ** 2;
const instead = 'Or run the lab without containers: npm start';
const shownLines = 25;

/** @typedef {{ exitCode: number, output: string }} Ended */

/**
 * Why the engine can't be used, and the way out.
 * @param {Ended} version of `docker version`
 */
export function engineProblem({ exitCode, output }) {
  if (exitCode === 0) return undefined;
  if (exitCode === 127)
    return `Docker is not installed here. On Debian or Ubuntu: sudo apt-get install docker.io docker-compose-v2; elsewhere: Docker Desktop.\n${instead}`;
  if (/permission denied/i.test(output))
    return `You may not use the container engine. Join its group and log in again: sudo usermod -aG docker "$USER"\n${instead}`;
  return `The container engine does not run. Start it: sudo systemctl start docker, or open Docker Desktop.\nIt said: ${lastLine(output)}\n${instead}`;
}

/**
 * Why Compose can't be used, and the way out.
 * @param {Ended} version of `docker compose version --short`
 */
export function composeProblem({ exitCode, output }) {
  const [major = 0, minor = 0] = (/v?(\d+)\.(\d+)/.exec(output) ?? []).slice(1).map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestCompose;
  if (exitCode !== 0 || major === 0)
    return `Docker has no Compose here. On Debian or Ubuntu: sudo apt-get install docker-compose-v2 (the old docker-compose does not read these files).\n${instead}`;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Compose ${major}.${minor} is too old: these files need ${oldestCompose.join('.')} or newer. On Debian or Ubuntu: sudo apt-get install docker-compose-v2\n${instead}`;
}

/**
 * @param {number} bytes of the engine's machine; NaN when it does not say
 * @param {number} wantedMb
 */
export function memoryProblem(bytes, wantedMb) {
  const thereMb = Math.round(bytes / mebibyte);
  if (Number.isNaN(thereMb) || thereMb >= wantedMb) return undefined;
  return `The engine's machine has ${thereMb} MB of memory; the containers want at least ${wantedMb} MB. Give it more (Docker Desktop: Settings, Resources), or try anyway: BULKHEAD_MIN_MEMORY_MB=${thereMb}`;
}

/** @param {import('./compose.mjs').PublishedPort[]} taken */
export function portProblem(taken) {
  if (taken.length === 0) return undefined;
  const list = taken.map(({ component, port }) => `${port} (${component})`).join(', ');
  return `Taken on this machine: port ${list}. End what has them (a lab of npm start: Ctrl-C there), or shift all: BULKHEAD_PORT_PREFIX=2 in .env publishes the dashboard at 23000 (BULKHEAD_MANAGEMENT_PORT moves RabbitMQ's pages).`;
}

/**
 * What Compose said, with what helps.
 * @param {string[]} args
 * @param {string} output
 */
export function explained(args, output) {
  const end = output.trim().split('\n').slice(-shownLines).join('\n');
  return `docker compose ${args.join(' ')} failed.\n\n${end}\n${hint(args, output)}${networkHint(output)}`;
}

/**
 * @param {string[]} args
 * @param {string} output
 */
function hint(args, output) {
  if (/keys.*didn't complete successfully|keys-1.*exit(ed)? \(?1/is.test(output))
    return '\nThe passwords could not be made. Why: docker compose logs keys';
  if (/port is already allocated|address already in use/i.test(output))
    return '\nA port was taken in the meantime. npm run docker -- check names it.';
  if (/container name .* is already in use/i.test(output))
    return '\nAnother project has a container of this name: remove it, or set BULKHEAD_NAME_PREFIX in .env.';
  if (/no space left on device/i.test(output))
    return '\nThe engine’s disk is full. docker system df shows what takes the room, docker system prune frees some.';
  if (args[0] === 'build')
    return '\nRun it again: what was built is kept, and an interrupted build goes on where it was.';
  return '\nMore: docker compose ps -a, docker compose logs';
}

/** @param {string} output */
function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}
