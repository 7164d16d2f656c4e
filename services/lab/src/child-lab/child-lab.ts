import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { components } from '@bulkhead/contracts';
import { type LabPaths, labPaths } from '../runtime/index.ts';
import { freeOffset } from '../runtime/ports.ts';

export interface ChildLabOptions {
  withWeb: boolean;
  /** How long it may take to come up. */
  upMs?: number;
  /** A line of its progress. */
  onLine?: (line: string) => void;
}

/** A whole lab in a process of its own, on free ports, with data of its own: for the storm, the benchmark and tests. */
export interface ChildLab {
  readonly offset: number;
  readonly labUrl: string;
  readonly webUrl: string;
  readonly orderUrl: string;
  readonly paths: LabPaths;
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it is up. */
  readonly upAfterMs: number;
  /** SIGKILL: the lab dies, its components live on. */
  kill(): Promise<void>;
  /** Starts it again after a kill, on the same ports and data. */
  startAgain(): Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

const main = join(import.meta.dirname, '../cli/main.ts');
const stopMs = 30_000;

export async function startChildLab(options: ChildLabOptions): Promise<ChildLab> {
  const offset = (await freeOffset(20_000)) ?? 20_000;
  const paths = labPaths(offset);
  let child = await up(offset, options);
  const lab = {
    offset,
    paths,
    labUrl: `http://127.0.0.1:${components.lab.port + offset}`,
    webUrl: `http://127.0.0.1:${components.web.port + offset}`,
    orderUrl: `http://127.0.0.1:${components['order-service'].port + offset}`,
    get pid() {
      return child.pid;
    },
    get upAfterMs() {
      return child.upAfterMs;
    },
    async kill() {
      child.process.kill('SIGKILL');
      await child.ended;
    },
    async startAgain() {
      child = await up(offset, options);
    },
    async stop() {
      child.process.kill('SIGTERM');
      const timer = setTimeout(() => child.process.kill('SIGKILL'), stopMs);
      await child.ended;
      clearTimeout(timer);
      await rm(paths.dataDir, { recursive: true, force: true });
      await rm(paths.runDir, { recursive: true, force: true });
    },
  };
  return lab;
}

interface Up {
  process: ChildProcess;
  pid: number;
  ended: Promise<void>;
  upAfterMs: number;
}

async function up(offset: number, options: ChildLabOptions): Promise<Up> {
  const startedAt = performance.now();
  const args = [main, 'up', '--port-offset', String(offset), ...(options.withWeb ? [] : ['--no-web'])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const isUp = Promise.withResolvers<void>();
  let output = '';
  const listen = (chunk: Buffer) => {
    const text = chunk.toString();
    output = (output + text).slice(-8_000);
    for (const line of text.split('\n')) if (line.trim() !== '') options.onLine?.(line);
    if (output.includes('Bulkhead is up')) isUp.resolve();
    if (output.includes('Not everything came up')) isUp.reject(new Error(`the lab did not come up:\n${output}`));
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const timer = setTimeout(() => isUp.reject(new Error(`the lab did not come up:\n${output}`)), options.upMs ?? 90_000);
  void ended.then(() => isUp.reject(new Error(`the lab ended while it came up:\n${output}`)));
  try {
    await isUp.promise;
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  } finally {
    clearTimeout(timer);
  }
  if (child.pid === undefined) throw new Error('the lab has no process id');
  return { process: child, pid: child.pid, ended, upAfterMs: Math.round(performance.now() - startedAt) };
}
