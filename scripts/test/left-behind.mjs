import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const graceMs = 10_000;
const lookEveryMs = 250;

/**
 * Waits for a suite's last processes to end, then ends what is left. A process belongs to the suite when it inherited
 * the suite's mark: nothing else is ever touched. Without /proc (macOS) nothing is found.
 * @param {string} mark an environment variable as `NAME=value`, unique to this run
 * @returns {Promise<string[]>} what had to be ended, as `pid command`
 */
export async function endLeftBehind(mark) {
  const deadlineMs = Date.now() + graceMs;
  let left = marked(mark);
  while (left.length > 0 && Date.now() < deadlineMs) {
    await sleep(lookEveryMs);
    left = marked(mark);
  }
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended by itself in the meantime.
    }
  }
  return left.map(({ pid, command }) => `${pid} ${command}`);
}

/** @param {string} mark */
function marked(mark) {
  /** @type {{ pid: number, command: string }[]} */
  const found = [];
  for (const name of readOrEmpty(() => readdirSync('/proc'), [])) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    const environ = readOrEmpty(() => readFileSync(`/proc/${name}/environ`, 'utf8'), '');
    if (!environ.split('\0').includes(mark) || isZombie(name)) continue;
    const command = readOrEmpty(() => readFileSync(`/proc/${name}/cmdline`, 'utf8'), '');
    found.push({ pid: Number(name), command: command.replaceAll('\0', ' ').trim().slice(0, 120) });
  }
  return found;
}

/** @param {string} pid */
function isZombie(pid) {
  return /\) Z /.test(readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), ''));
}

/**
 * A process may be gone between listing it and looking at it.
 * @template T
 * @param {() => T} read
 * @param {T} empty
 */
function readOrEmpty(read, empty) {
  try {
    return read();
  } catch {
    return empty;
  }
}
