import type { DriverVerb, OwnedId, ProcessState, ProcessStatus, VerbOutcome } from '../driver.ts';
import type { Program } from '../servers/program.ts';
import type { AdoptedProcess } from './leftovers.ts';
import { launchProcess, type OwnedProcess, type ProcessExit } from './owned-process.ts';
import { refusalOf } from './refusal.ts';
import type { Registry } from './registry.ts';
import { endProcess, waitUntilReady } from './run-program.ts';

export interface ComponentOptions {
  readonly id: OwnedId;
  readonly program: Program;
  readonly runId: string;
  readonly registry: Registry;
  readonly adopted: AdoptedProcess | undefined;
  /** Carried out before each start: what the program needs beside itself. */
  readonly beforeStart?: () => Promise<void>;
  readonly onChange: (status: ProcessStatus) => void;
}

/** One component and its process, and the verbs on it. */
export interface Component {
  readonly program: Program;
  status(): ProcessStatus;
  act(verb: DriverVerb): Promise<VerbOutcome>;
  whenReady(deadlineMs: number | undefined): Promise<void>;
  /** Ends it, whatever it does now, and lets it start no more. */
  close(deadlineMs: number): Promise<void>;
}

export function createComponent(options: ComponentOptions): Component {
  const { id, program, runId, registry } = options;
  let status: ProcessStatus = { id, state: 'absent', sinceMs: Date.now() };
  let owned: OwnedProcess | undefined;
  /** Why the process will end, when we wanted it to. */
  let wish: 'stop' | 'kill' | undefined;
  let isClosed = false;

  function enter(state: ProcessState, detail?: string): ProcessStatus {
    const isAlive = state === 'running' || state === 'frozen' || state === 'stopping';
    status = {
      id,
      state,
      sinceMs: Date.now(),
      ...(isAlive && owned !== undefined ? { pid: owned.pid } : {}),
      ...(isAlive && owned !== undefined && owned.runId !== runId ? { adopted: true } : {}),
      ...(detail === undefined ? {} : { detail }),
    };
    options.onChange(status);
    return status;
  }

  function take(taken: OwnedProcess): void {
    owned = taken;
    wish = undefined;
    void taken.exited.then(async (exit) => {
      if (owned !== taken) return;
      const [state, detail] = endOf(wish, exit);
      enter(state, detail);
      await registry.remove(id).catch(() => undefined);
    });
    // Also tells the program that its first start succeeded. A failure shows as a crash, or to whoever waits for it.
    void waitUntilReady(program, taken).catch(() => undefined);
  }

  async function start(): Promise<ProcessStatus> {
    enter('preparing');
    try {
      await options.beforeStart?.();
      const spec = await program.prepare();
      if (isClosed) throw new Error('the lab is ending');
      const launched = await launchProcess(spec, runId);
      take(launched);
      await registry.put({
        id,
        pid: launched.pid,
        startTime: launched.startTime,
        runId,
        command: [spec.command, ...spec.args].join(' '),
      });
      // It may be gone already.
      return launched.hasExited() ? status : enter('running');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      enter('crashed', `could not be started: ${reason}`);
      throw new Error(`${id} could not be started: ${reason}`, { cause: error });
    }
  }

  async function stop(deadlineMs: number, process: OwnedProcess): Promise<void> {
    wish = 'stop';
    enter('stopping');
    const how = await endProcess(process, deadlineMs);
    if (how === 'killed' && status.state === 'stopped')
      enter('stopped', `asked to end; the rest of it was killed after ${deadlineMs} ms`);
  }

  async function act(verb: DriverVerb): Promise<VerbOutcome> {
    const refusal = isClosed ? undefined : refusalOf(id, verb, status.state);
    if (isClosed) return { ok: false, id, verb, state: status.state, message: 'The lab is ending.' };
    if (refusal !== undefined) return refusal;
    if (verb === 'start' || owned === undefined || owned.hasExited()) return { ok: true, status: await start() };
    const process = owned;
    if (verb === 'freeze' && (await process.signal('SIGSTOP'))) enter('frozen');
    if (verb === 'thaw' && (await process.signal('SIGCONT'))) enter('running');
    if (verb === 'kill') {
      wish = 'kill';
      await process.signal('SIGKILL');
      await process.exited;
    }
    if (verb === 'stop' || verb === 'restart') await stop(program.stopDeadlineMs, process);
    if (verb === 'restart') await start();
    return { ok: true, status };
  }

  if (options.adopted !== undefined) {
    take(options.adopted.process);
    enter(options.adopted.isFrozen ? 'frozen' : 'running', 'taken over from a lab that ended');
  }

  return {
    program,
    status: () => status,
    act,
    whenReady: async (deadlineMs) => {
      if (owned === undefined) throw new Error(`${id} was not started`);
      await waitUntilReady(program, owned, deadlineMs);
    },
    close: async (deadlineMs) => {
      isClosed = true;
      if (owned === undefined || owned.hasExited()) return;
      await stop(Math.min(deadlineMs, program.stopDeadlineMs), owned);
    },
  };
}

function endOf(wish: 'stop' | 'kill' | undefined, { code, signal }: ProcessExit): [ProcessState, string?] {
  if (wish === 'kill') return ['killed'];
  if (wish === 'stop') return ['stopped'];
  if (signal !== null) return ['crashed', `ended by ${signal}, not sent by the lab`];
  return ['crashed', code === null ? 'ended by itself' : `ended by itself with code ${code}`];
}
