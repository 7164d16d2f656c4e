import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseProcStat } from './identity.ts';

const deadlineMs = 1_000;

/**
 * Waits until every thread of a process stands still: SIGSTOP is only asked for when `kill` returns, and on a busy
 * machine a thread may go on for a moment and answer. Where there is no /proc it returns at once.
 */
export async function untilFrozen(pid: number): Promise<void> {
  const endsAt = performance.now() + deadlineMs;
  while (performance.now() < endsAt && (await hasRunningThread(pid))) await sleep(2);
}

async function hasRunningThread(pid: number): Promise<boolean> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  for (const thread of threads) {
    const text = await readFile(`/proc/${pid}/task/${thread}/stat`, 'utf8').catch(() => undefined);
    if (text !== undefined && parseProcStat(text)?.isFrozen === false) return true;
  }
  return false;
}
