import { spawn } from 'node:child_process';
import { childEnv, rootDir } from '../setup/paths.mjs';

const killAfterMs = 20_000;

/** @type {Set<() => void>} */
const running = new Set();

/**
 * Runs a command in a process group of its own until it ends or its time is over.
 * @param {string[]} command
 * @param {{ env: Record<string, string>, deadlineMs: number, onText: (text: string) => void }} options
 *   `deadlineMs` is a point in time (epoch); `onText` gets the output as it comes
 * @returns {Promise<{ exitCode: number, cutOff: boolean }>}
 */
export function runInGroup([file, ...args], options) {
  return new Promise((resolve) => {
    const child = spawn(file ?? '', args, {
      cwd: rootDir,
      env: childEnv(options.env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let cutOff = false;
    const end = () => {
      cutOff = true;
      signalGroup(child.pid, 'SIGTERM');
      setTimeout(() => signalGroup(child.pid, 'SIGKILL'), killAfterMs).unref();
    };
    running.add(end);
    const timer = setTimeout(end, Math.max(0, options.deadlineMs - Date.now()));
    child.stdout.on('data', (chunk) => options.onText(chunk.toString('utf8')));
    child.stderr.on('data', (chunk) => options.onText(chunk.toString('utf8')));
    child.on('error', (error) => options.onText(`${error.message}\n`));
    const finish = (/** @type {number} */ exitCode) => {
      clearTimeout(timer);
      running.delete(end);
      resolve({ exitCode, cutOff });
    };
    child.on('error', () => finish(127));
    // Not 'close': something left behind may hold the pipe open for ever.
    child.on('exit', (code) => setImmediate(() => finish(code ?? 1)));
  });
}

/** Asks everything that runs to end, hard after 20 seconds. */
export function endRunning() {
  for (const end of running) end();
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
