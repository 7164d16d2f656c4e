import { createServer } from 'node:net';
import { SetupFailure } from '../setup/failure.mjs';
import { compose, docker } from './compose.mjs';
import { composeProblem, engineProblem, memoryProblem, portProblem } from './refusals.mjs';

/**
 * Engine, right to use it, Compose, memory.
 * @throws {SetupFailure} with the way out
 */
export async function lookAtEngine() {
  const engine = await docker(['version', '--format', '{{.Server.Version}}']);
  say(engineProblem(engine));
  say(composeProblem(await compose(['version', '--short'])));
  const memory = await docker(['info', '--format', '{{.MemTotal}}']);
  say(memoryProblem(Number(memory.output.trim()), Number(process.env['BULKHEAD_MIN_MEMORY_MB'] ?? 2_500)));
}

/**
 * Ports that something else than the lab's own containers has.
 * @param {import('./compose.mjs').PublishedPort[]} ports
 */
export async function lookAtPorts(ports) {
  const { output } = await compose(['ps', '--services', '--status', 'running']);
  const running = new Set(output.split('\n').map((line) => line.trim()));
  const taken = [];
  for (const one of ports) if (!running.has(one.component) && !(await isFree(one.port))) taken.push(one);
  say(portProblem(taken));
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @param {string | undefined} problem */
function say(problem) {
  if (problem !== undefined) throw new SetupFailure(problem, 2);
}
