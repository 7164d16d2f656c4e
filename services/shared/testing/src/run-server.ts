import { randomUUID } from 'node:crypto';
import { endProcess, launchProcess, type OwnedProcess, type Program, waitUntilReady } from '@bulkhead/lab/runtime';
import { forgetGroup, reapGroup } from './reaper.ts';

/** The mark of every process that this test process starts. */
export const testRunId = `test-${randomUUID()}`;

/** A real server that a test may hurt. */
export interface ServerControl {
  pid(): number;
  isRunning(): boolean;
  /** SIGKILL to the whole group; returns when it is gone. */
  kill(): Promise<void>;
  /** SIGSTOP: its connections stay open, and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Starts it again on its data, after a kill or a stop; returns when it answers. */
  start(): Promise<void>;
  /** Asks it to end; returns when it has. */
  stop(): Promise<void>;
}

export async function runServer(program: Program): Promise<ServerControl> {
  let owned = await launch(program);
  return {
    pid: () => owned.pid,
    isRunning: () => !owned.hasExited(),
    kill: async () => {
      await owned.signal('SIGKILL');
      await owned.exited;
    },
    freeze: async () => void (await owned.signal('SIGSTOP')),
    thaw: async () => void (await owned.signal('SIGCONT')),
    start: async () => {
      if (!owned.hasExited()) throw new Error(`${program.flavour} on port ${program.port} runs already`);
      owned = await launch(program);
    },
    stop: async () => {
      if (!owned.hasExited()) await endProcess(owned, program.stopDeadlineMs);
    },
  };
}

async function launch(program: Program): Promise<OwnedProcess> {
  const owned = await launchProcess(await program.prepare(), testRunId);
  reapGroup(owned.pid);
  void owned.exited.then(() => forgetGroup(owned.pid));
  try {
    await waitUntilReady(program, owned);
    return owned;
  } catch (error) {
    await owned.signal('SIGKILL');
    throw error;
  }
}
