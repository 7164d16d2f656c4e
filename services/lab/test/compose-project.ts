import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ComponentId, components, labStateSchema } from '@bulkhead/contracts';
import { projectRoot } from '../src/runtime/index.ts';
import { until } from '../src/storm/lab-api.ts';

const run = promisify(execFile);

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * A compose project of the test's own: other names, other ports and other volumes than a person's lab on the same engine.
 * Ports below those of outgoing connections, so that none of them is taken meanwhile.
 */
const project = 'bulkhead-test';
const prefix = 'test-';
export const offset = 20_000;

const baseEnv = {
  COMPOSE_PROJECT_NAME: project,
  BULKHEAD_NAME_PREFIX: prefix,
  BULKHEAD_PORT_PREFIX: '2',
  BULKHEAD_MANAGEMENT_PORT: '25680',
  // As the machine itself reaches the package registry.
  BULKHEAD_BUILD_NETWORK: process.env['BULKHEAD_BUILD_NETWORK'] ?? 'host',
};

export const labUrl = `http://127.0.0.1:${components.lab.port + offset}`;
export const webUrl = `http://127.0.0.1:${components.web.port + offset}`;
export const orderUrl = `http://127.0.0.1:${components['order-service'].port + offset}`;
export const containerOf = (id: string) => `${prefix}${id}`;

/** Runs a program of the machine; never throws for an exit code. */
export async function tryRun(
  file: string,
  args: readonly string[],
  options: { env?: Record<string, string>; timeout?: number; cwd?: string } = {},
): Promise<Ran> {
  const { env = {}, timeout = 120_000, cwd = projectRoot } = options;
  try {
    const settings = { cwd, timeout, maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...env } };
    return { exitCode: 0, ...(await run(file, [...args], settings)) };
  } catch (error) {
    // What `execFile` rejects with carries the output and the exit code.
    const ended = error as { code?: number | string; stdout?: string; stderr?: string; message: string };
    const exitCode = typeof ended.code === 'number' ? ended.code : 127;
    return { exitCode, stdout: ended.stdout ?? '', stderr: ended.stderr || ended.message };
  }
}

/** Runs `docker`; throws with its output when it fails. Returns its standard output without the last line break. */
export async function docker(...args: string[]): Promise<string> {
  const ran = await tryRun('docker', args, { timeout: 180_000 });
  if (ran.exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${ran.stderr}${ran.stdout}`);
  return ran.stdout.trimEnd();
}

/** Runs `docker compose` on this project, with other settings if given. */
export async function tryCompose(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const hasBuilder = (await tryRun('docker', ['buildx', 'version'])).exitCode === 0;
  const builder = hasBuilder ? {} : { DOCKER_BUILDKIT: '0' };
  // An empty file, so that a person's own settings have no part in it.
  const file = join(projectRoot, '.bulkhead', 'compose-test.env');
  await writeFile(file, '');
  const given = ['compose', '--env-file', file, ...args];
  const ran = await tryRun('docker', given, { env: { ...baseEnv, ...builder, ...env }, timeout: 1_700_000 });
  await rm(file, { force: true });
  return ran;
}

export async function compose(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const ran = await tryCompose(args, env);
  if (ran.exitCode !== 0)
    throw new Error(`docker compose ${args.join(' ')}:\n${ran.stdout}${ran.stderr}`.slice(-6_000));
  return ran.stdout;
}

/** What is left of the project: containers, volumes and networks. */
export async function leftovers(): Promise<string[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const lists = await Promise.all([
    docker('ps', '-a', ...filter, '--format', '{{.Names}}'),
    docker('volume', 'ls', ...filter, '--format', '{{.Name}}'),
    docker('network', 'ls', ...filter, '--format', '{{.Name}}'),
  ]);
  return lists.flatMap((text) => text.split('\n')).filter((line) => line !== '');
}

/** Waits until each of these is in the state, as the lab tells it. Throws with what they are instead. */
export async function whenAll(ids: readonly ComponentId[], state: string, deadlineMs = 180_000): Promise<void> {
  let seen = 'the lab does not answer';
  const isSo = async () => {
    const response = await fetch(`${labUrl}/api/lab`, { signal: AbortSignal.timeout(5_000) });
    const { components: all } = labStateSchema.parse(await response.json());
    const others = all.filter((one) => ids.includes(one.id) && one.state !== state);
    seen = others.map((one) => `${one.id} ${one.state} ${one.detail ?? ''}`).join(', ');
    return others.length === 0;
  };
  if (!(await until(isSo, deadlineMs, 200))) throw new Error(`not ${state}: ${seen}`);
}
