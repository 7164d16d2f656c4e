import { setTimeout as sleep } from 'node:timers/promises';
import type { DriverVerb, OwnedId, ProcessState, ProcessStatus, VerbOutcome } from '../driver.ts';
import { refusalOf } from '../process/refusal.ts';
import { shortened, stateOfContainer, type Wish } from './container-state.ts';
import { type ContainerFacts, type EngineClient, EngineRefusal } from './engine-client.ts';

export interface ContainerOptions {
  readonly id: OwnedId;
  readonly engine: EngineClient;
  /** How long it may take to end when it is asked to. */
  readonly stopSeconds: number;
  /** When this life of the lab began: of what ended before, the reason is not known. */
  readonly labStartedAtMs: number;
  readonly onChange: (status: ProcessStatus) => void;
}

/** One component in its container, and the verbs on it. */
export interface Container {
  status(): ProcessStatus;
  act(verb: DriverVerb): Promise<VerbOutcome>;
  /** Takes in what the engine says; undefined: it has no container. */
  see(facts: ContainerFacts | undefined): void;
  /** Asks the engine and takes in what it says. */
  look(): Promise<void>;
}

const settleMs = 15_000;
const lookEveryMs = 25;

export function createContainer({ id, engine, stopSeconds, labStartedAtMs, onChange }: ContainerOptions): Container {
  let status: ProcessStatus = { id, state: 'absent', sinceMs: Date.now() };
  let facts: ContainerFacts | undefined;
  /** Which life the lab wanted to end, and how: a later one that ends has nothing to do with it. */
  let wish: { how: Wish; pid: number } | undefined;
  /** A verb is being carried out: what the engine says meanwhile may be the state before. */
  let underWay: 'preparing' | 'stopping' | undefined;

  function enter(state: ProcessState, detail?: string): ProcessStatus {
    const isAlive = state === 'running' || state === 'frozen' || state === 'stopping';
    const pid = isAlive && facts !== undefined && facts.pid > 0 ? facts.pid : undefined;
    if (state === status.state && detail === status.detail && pid === status.pid) return status;
    status = {
      ...{ id, state, sinceMs: Date.now() },
      ...(pid === undefined ? {} : { pid }),
      ...(detail === undefined ? {} : { detail }),
    };
    onChange(status);
    return status;
  }

  function see(seen: ContainerFacts | undefined): void {
    facts = seen;
    const [state, detail] = stateOfContainer(id, seen, wish?.how, labStartedAtMs);
    if (state === 'running' && underWay === 'stopping') return;
    if (state !== 'running' && underWay === 'preparing') return;
    if (state === 'absent' || (state === 'running' && seen?.pid !== wish?.pid)) wish = undefined;
    enter(state, detail);
  }

  const look = async () => see(await engine.facts(id));

  /** The engine answers when it has sent a signal; the container ends a moment later. */
  async function until(isSettled: () => boolean): Promise<void> {
    const endMs = Date.now() + settleMs;
    for (;;) {
      await look();
      if (isSettled()) return;
      if (Date.now() > endMs) throw new Error(`${id} did not change its state within ${settleMs} ms`);
      await sleep(lookEveryMs);
    }
  }

  const isAlive = () => facts?.state === 'running' || facts?.state === 'paused';

  async function start(): Promise<void> {
    wish = undefined;
    underWay = 'preparing';
    enter('preparing');
    try {
      await engine.act(id, 'start');
    } catch (error) {
      underWay = undefined;
      const reason = shortened(error instanceof Error ? error.message : String(error));
      enter('crashed', `could not be started: ${reason}`);
      throw new Error(`${id} could not be started: ${reason}`, { cause: error });
    }
    underWay = undefined;
    await look();
  }

  async function end(verb: 'stop' | 'kill'): Promise<void> {
    wish = { how: verb, pid: facts?.pid ?? 0 };
    if (verb === 'stop') {
      underWay = 'stopping';
      enter('stopping');
    }
    try {
      // One that has just ended by itself can't be killed any more: that is seen in the next line.
      await engine.act(id, verb, verb === 'stop' ? stopSeconds : undefined).catch(ignoreNotRunning);
    } finally {
      if (verb === 'kill' || underWay === 'stopping') underWay = undefined;
    }
    await until(() => !isAlive());
  }

  async function act(verb: DriverVerb): Promise<VerbOutcome> {
    const refusal = refusalOf(id, verb, status.state);
    if (refusal !== undefined) return refusal;
    await look();
    if (facts === undefined) return { ok: false, id, verb, state: 'absent', message: status.detail ?? '' };
    if (verb === 'start') await start();
    else if (verb === 'stop' || verb === 'kill') await end(verb);
    else if (verb === 'restart') {
      if (isAlive()) await end('stop');
      await start();
    } else {
      await engine.act(id, verb === 'freeze' ? 'pause' : 'unpause');
      await look();
    }
    return { ok: true, status };
  }

  return { status: () => status, act, see, look };
}

function ignoreNotRunning(error: unknown): void {
  if (!(error instanceof EngineRefusal) || error.status !== 409) throw error;
}
