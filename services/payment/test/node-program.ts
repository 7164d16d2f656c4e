import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { eventually } from '@bulkhead/testing';

const services = join(import.meta.dirname, '../..');

/** A service as a process of its own, to be killed. */
export interface NodeProgram {
  readonly url: string;
  /** Starts it, with more environment if given, and waits until it answers. */
  start(more?: Record<string, string>): Promise<void>;
  /** SIGKILL, or waits for it to have done so itself. */
  kill(): Promise<void>;
  died(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

/** Which programs run; they end with this process at the latest. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function nodeProgram(folder: string, port: number, env: Record<string, string>): NodeProgram {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const hasEnded = () => child === undefined || child.exitCode !== null || child.signalCode !== null;

  async function died(): Promise<void> {
    if (child && !hasEnded()) await once(child, 'exit');
  }

  return {
    url,
    died,
    async start(more = {}) {
      if (!hasEnded()) throw new Error(`${folder} runs already`);
      child = spawn(process.execPath, ['src/main.ts'], {
        cwd: join(services, folder),
        env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...env, ...more, PORT: String(port) },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      const started = child;
      running.add(started);
      started.once('exit', () => running.delete(started));
      await eventually(async () => {
        if (hasEnded()) return true; // a failpoint may have ended it already
        return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(1_000) })).ok;
      });
    },
    async kill() {
      child?.kill('SIGKILL');
      await died();
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
}
