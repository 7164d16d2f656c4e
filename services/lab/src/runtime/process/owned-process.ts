import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProcess, type ProcessFacts, runIdOf, runMarker } from './identity.ts';
import { openLog } from './log-file.ts';
import { listProcesses } from './process-table.ts';
import { untilFrozen } from './until-frozen.ts';

/** How to start a process. Its environment is exactly this one and the run's mark: nothing is inherited. */
export interface LaunchSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface ProcessExit {
  /** Unknown for a process that was adopted: only its parent is told. */
  readonly code: number | null;
  readonly signal: string | null;
}

export type GroupSignal = 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT';

/**
 * A process that leads a group of its own. Signals go to the whole group, and only after checking that the pid still
 * means the same process.
 */
export interface OwnedProcess {
  readonly pid: number;
  readonly startTime: string;
  readonly runId: string;
  /** Resolves when the process has ended. */
  readonly exited: Promise<ProcessExit>;
  hasExited(): boolean;
  /** Sends a signal to the group; false when the process is gone. */
  signal(name: GroupSignal): Promise<boolean>;
}

/** How often an adopted process is looked at: its end is not reported to us. */
const adoptedPollMs = 250;

/** Starts a process, detached, with its output going to its log. Throws when the command can't be run. */
export async function launchProcess(spec: LaunchSpec, runId: string): Promise<OwnedProcess> {
  const log = await openLog(spec.logFile);
  try {
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: { ...spec.env, [runMarker]: runId },
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    const exited = new Promise<ProcessExit>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    await once(child, 'spawn');
    // 'spawn' was emitted, so there is a pid.
    const pid = child.pid as number;
    const facts = await findProcess(pid);
    const isAlive = () => child.exitCode === null && child.signalCode === null;
    void exited.then(() => endRestOfGroup(pid, runId));
    return {
      pid,
      startTime: facts?.startTime ?? 'ended',
      runId,
      exited,
      hasExited: () => !isAlive(),
      // As long as its end was not collected, its pid can't be given to another.
      signal: async (name) => isAlive() && signalGroup(pid, name),
    };
  } finally {
    await log.close();
  }
}

/** Takes over a running process that was checked to be ours. Its end is noticed by looking. */
export function adoptProcess(facts: ProcessFacts, runId: string): OwnedProcess {
  let ended = false;
  const exited = new Promise<ProcessExit>((resolve) => {
    const timer = setInterval(() => {
      void findProcess(facts.pid).then((now) => {
        if (now?.startTime === facts.startTime || ended) return;
        ended = true;
        clearInterval(timer);
        resolve({ code: null, signal: null });
      });
    }, adoptedPollMs);
  });
  void exited.then(() => endRestOfGroup(facts.pid, runId));
  return {
    pid: facts.pid,
    startTime: facts.startTime,
    runId,
    exited,
    hasExited: () => ended,
    signal: async (name) => {
      const now = await findProcess(facts.pid);
      return now?.startTime === facts.startTime && signalGroup(facts.pid, name);
    },
  };
}

async function signalGroup(pid: number, name: GroupSignal): Promise<boolean> {
  try {
    process.kill(-pid, name);
  } catch {
    return false;
  }
  if (name === 'SIGSTOP') await untilFrozen(pid);
  return true;
}

/** What the leader left behind in its group ends with it. */
async function endRestOfGroup(pid: number, runId: string): Promise<void> {
  const rest = (await listProcesses()).filter((facts) => facts.groupId === pid);
  for (const facts of rest) {
    if ((await runIdOf(facts.pid)) === runId) {
      try {
        process.kill(facts.pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
  }
}
