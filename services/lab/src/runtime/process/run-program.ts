import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from '../servers/program.ts';
import { tailLog } from './log-file.ts';
import type { OwnedProcess } from './owned-process.ts';

/** How long one attempt of a ready check may take. */
const attemptMs = 5_000;
/** A local server opens its port within milliseconds of being able to; asking it often costs little. */
const betweenAttemptsMs = 50;

/** A program that died or stayed silent while it was starting. The message ends with the last lines of its log. */
export class NotReadyError extends Error {
  override name = 'NotReadyError';
}

/**
 * Waits until a started program answers for the first time.
 *
 * @throws NotReadyError when it ends or the deadline passes before
 */
export async function waitUntilReady(
  program: Program,
  owned: OwnedProcess,
  deadlineMs: number = program.readyDeadlineMs,
): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  let last = 'not asked yet';
  while (Date.now() < endMs) {
    if (owned.hasExited()) throw await notReady(program, 'ended while it was starting');
    try {
      await program.probe(Math.max(1, Math.min(attemptMs, endMs - Date.now())));
      await program.onReady?.();
      return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(betweenAttemptsMs);
  }
  throw await notReady(program, `did not answer within ${deadlineMs} ms (${last})`);
}

async function notReady(program: Program, what: string): Promise<NotReadyError> {
  const { lines } = await tailLog(program.logFile, 15);
  return new NotReadyError(
    `${program.flavour} on port ${program.port} ${what}. The end of ${program.logFile}:\n${lines.join('\n')}`,
  );
}

/** Asks a process to end, and kills it at the deadline. Resolves when it has ended; says whether it had to be killed. */
export async function endProcess(owned: OwnedProcess, deadlineMs: number): Promise<'ended' | 'killed'> {
  await owned.signal('SIGTERM');
  // A stopped process takes no signal but SIGKILL until it is continued.
  await owned.signal('SIGCONT');
  const late = new AbortController();
  const timeout = sleep(deadlineMs, 'late' as const, { signal: late.signal }).catch(() => 'late' as const);
  const first = await Promise.race([owned.exited, timeout]);
  late.abort();
  if (first !== 'late') return 'ended';
  await owned.signal('SIGKILL');
  await owned.exited;
  return 'killed';
}
