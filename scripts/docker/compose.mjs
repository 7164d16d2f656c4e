import { tryCommand } from '../setup/command.mjs';
import { SetupFailure } from '../setup/failure.mjs';

const shortMs = 30_000;

/**
 * Runs `docker` with a deadline.
 * @param {string[]} args
 * @param {number} [timeoutMs]
 */
export function docker(args, timeoutMs = shortMs) {
  return tryCommand('docker', args, { timeoutMs });
}

/**
 * Runs `docker compose`. Without the builder plugin Compose is told to use the engine's own, older builder.
 * @param {string[]} args
 * @param {number} [timeoutMs]
 * @param {(line: string) => void} [onLine]
 */
export async function compose(args, timeoutMs = shortMs, onLine) {
  const hasBuilder = args[0] !== 'build' || (await docker(['buildx', 'version'])).exitCode === 0;
  return tryCommand('docker', ['compose', ...args], {
    timeoutMs,
    ...(onLine ? { onLine } : {}),
    ...(hasBuilder ? {} : { env: { DOCKER_BUILDKIT: '0' } }),
  });
}

/** @typedef {{ component: string, port: number }} PublishedPort */

/**
 * What docker-compose.yml and .env come to.
 * @returns {Promise<{ ports: PublishedPort[], labUrl: string, webUrl: string }>}
 */
export async function settings() {
  const { exitCode, output } = await compose(['config', '--format', 'json']);
  if (exitCode !== 0) throw new SetupFailure(`docker-compose.yml or .env can't be read:\n${output.trim()}`, 2);
  /** @type {{ services: Record<string, { ports?: { published?: string }[] }> }} */
  const config = JSON.parse(output.slice(output.indexOf('{')));
  const ports = Object.entries(config.services).flatMap(([component, { ports: published = [] }]) =>
    published.map((one) => ({ component, port: Number(one.published) })),
  );
  const urlOf = (/** @type {string} */ id) =>
    `http://127.0.0.1:${ports.find(({ component }) => component === id)?.port}`;
  return { ports, labUrl: urlOf('lab'), webUrl: urlOf('web') };
}
