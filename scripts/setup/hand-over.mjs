import { spawn } from 'node:child_process';
import { childEnv } from './paths.mjs';

const settleMs = 500;

/**
 * Continues as another program at the same terminal and ends as it ends. Ctrl-C at a terminal reaches both processes,
 * so this one only waits; a signal that was sent to this process alone is passed on.
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<never>}
 */
export async function handOver(file, args) {
  const child = spawn(file, args, { stdio: 'inherit', env: childEnv() });
  process.on('SIGINT', () => {
    // Without a terminal nobody else told the child; the pause keeps a signal to the whole group from counting twice.
    if (!process.stdin.isTTY) setTimeout(() => child.kill('SIGTERM'), settleMs).unref();
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  return new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 1);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  });
}
