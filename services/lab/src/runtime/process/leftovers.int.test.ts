import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../../shared/testing/src/index.ts';
import { createRuntimeLab, freeOffset } from '../../../test/runtime-lab.ts';
import { labPaths } from '../paths.ts';
import { findProcess } from './identity.ts';
import { findProcessesOfRuns } from './process-table.ts';

let stateDir: string;
let offset: number;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'bulkhead-left-'));
  offset = await freeOffset();
});
afterEach(() => rm(stateDir, { recursive: true, force: true }));

/** Starts a lab in a process of its own and kills that process with -9, so that its components are left. */
async function leaveComponents(runId: string): Promise<void> {
  const program = join(import.meta.dirname, '../../../test/owner-program.ts');
  const owner = spawn(process.execPath, [program, stateDir, String(offset), runId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(owner.stdout, 'data');
  expect(String(said)).toBe('started\n');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
}

test('what a killed lab left is adopted, in the state it is in, and can be used as before', async () => {
  const [first, second] = [`left-${process.pid}-a`, `left-${process.pid}-b`];
  await leaveComponents(first);
  const { driver } = await createRuntimeLab({ stateDir, offset, runId: second });
  expect(driver.status('product-mysql')).toMatchObject({ state: 'running', adopted: true });
  expect(driver.status('card-processor')).toMatchObject({ state: 'frozen', adopted: true });
  expect(driver.status('order-mysql')).toMatchObject({ state: 'absent' });
  await driver.whenReady('product-mysql');
  await driver.whenReady('rabbitmq');
  expect(await driver.thaw('card-processor')).toMatchObject({ ok: true });
  await driver.whenReady('card-processor');
  const pid = driver.status('product-mysql').pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await eventually(() => driver.status('product-mysql').state === 'crashed');
  expect(await driver.start('product-mysql')).toMatchObject({ ok: true });
  await driver.shutdown();
  expect(await findProcessesOfRuns(new Set([first, second]))).toEqual([]);
});

test('what a killed lab left is ended when that is wished, the frozen too', async () => {
  const [first, second] = [`left-${process.pid}-c`, `left-${process.pid}-d`];
  await leaveComponents(first);
  const { driver } = await createRuntimeLab({ stateDir, offset, runId: second, leftovers: 'end' });
  expect(driver.status('product-mysql').state).toBe('absent');
  expect(await findProcessesOfRuns(new Set([first, second]))).toEqual([]);
  await driver.shutdown();
});

test('a stranger that got the recorded pid is not touched, nor one that only lacks the mark', async () => {
  const stranger = spawn('sleep', ['300'], { stdio: 'ignore', env: { PATH: process.env['PATH'] ?? '' } });
  await once(stranger, 'spawn');
  const pid = stranger.pid ?? 0;
  const startTime = (await findProcess(pid))?.startTime ?? '';
  const { registryFile } = labPaths(offset, stateDir);
  for (const recorded of [startTime, '1']) {
    const lab = await createRuntimeLab({ stateDir, offset, runId: 'x' });
    await lab.driver.shutdown();
    const entry = { id: 'product-mysql', pid, startTime: recorded, runId: 'left-earlier', command: 'mariadbd' };
    await writeFile(registryFile, JSON.stringify({ runIds: ['left-earlier'], processes: [entry] }));
    const { driver } = await createRuntimeLab({ stateDir, offset, runId: 'y', leftovers: 'end' });
    expect(driver.status('product-mysql').state).toBe('absent');
    expect(JSON.parse(await readFile(registryFile, 'utf8'))).toMatchObject({ processes: [] });
    expect(stranger.exitCode).toBeNull();
    expect(await findProcess(pid)).toMatchObject({ pid });
  }
  stranger.kill('SIGKILL');
  await once(stranger, 'exit');
});
