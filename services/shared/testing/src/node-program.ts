import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from './eventually.ts';
import { forgetGroup, reapGroup } from './reaper.ts';

/** A service as a process of its own, to be killed. */
export interface NodeProgram {
  readonly url: string;
  /**
   * Starts it, with more environment if given, and waits until it is ready. One that a failpoint ends before that is
   * no error.
   */
  start(more?: Record<string, string>): Promise<void>;
  /** SIGKILL; returns when it is gone. */
  kill(): Promise<void>;
  /** Waits until it has ended by itself. */
  died(): Promise<void>;
  freeze(): void;
  thaw(): void;
}

export interface NodeProgramOptions {
  /** The service's folder; its `src/main.ts` is run there. */
  folder: string;
  port: number;
  /** The whole environment but for `PATH`, `PORT` and the log level. */
  env: Record<string, string>;
}

/** Ends with this process in any case. */
export function nodeProgram({ folder, port, env }: NodeProgramOptions): NodeProgram {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const hasEnded = () => child === undefined || child.exitCode !== null || child.signalCode !== null;

  async function died(): Promise<void> {
    if (child && !hasEnded()) await once(child, 'exit');
  }

  async function isReady(): Promise<boolean> {
    if (hasEnded()) return true;
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  }

  return {
    url,
    died,
    async start(more = {}) {
      if (!hasEnded()) throw new Error(`${folder} runs already`);
      const started = spawn(process.execPath, ['src/main.ts'], {
        cwd: folder,
        env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...env, ...more, PORT: String(port) },
        stdio: ['ignore', 'ignore', 'inherit'],
        detached: true,
      });
      await once(started, 'spawn');
      const pid = started.pid as number; // 'spawn' was emitted, so there is one
      reapGroup(pid);
      started.once('exit', () => forgetGroup(pid));
      child = started;
      await eventually(isReady, { timeoutMs: 60_000 });
    },
    async kill() {
      child?.kill('SIGKILL');
      await died();
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
}
