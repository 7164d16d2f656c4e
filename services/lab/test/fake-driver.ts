import {
  type Driver,
  type OwnedId,
  ownedIds,
  type ProcessState,
  type ProcessStatus,
  type VerbOutcome,
} from '../src/runtime/index.ts';

const isAlive = (state: ProcessState) => state === 'running' || state === 'frozen';

/** A driver without processes: verbs change states at once, as the real one's do. */
export function createFakeDriver() {
  const statuses = new Map<OwnedId, ProcessStatus>(ownedIds.map((id) => [id, { id, state: 'absent', sinceMs: 1 }]));
  const listeners = new Set<(status: ProcessStatus) => void>();
  let nextPid = 100;

  function status(id: OwnedId): ProcessStatus {
    return statuses.get(id) ?? { id, state: 'absent', sinceMs: 1 };
  }

  /** Puts a process into a state, as if that had happened to it. */
  function set(id: OwnedId, state: ProcessState, detail?: string): ProcessStatus {
    const before = status(id);
    const pid = isAlive(state) ? (isAlive(before.state) ? before.pid : nextPid++) : undefined;
    const next = { id, state, sinceMs: before.sinceMs + 1, ...(pid ? { pid } : {}), ...(detail ? { detail } : {}) };
    statuses.set(id, next);
    for (const listener of listeners) listener(next);
    return next;
  }

  async function verb(
    id: OwnedId,
    name: 'start' | 'stop' | 'kill' | 'freeze' | 'thaw',
    isAllowed: boolean,
    to: ProcessState,
  ) {
    const { state } = status(id);
    if (!isAllowed)
      return { ok: false, id, verb: name, state, message: `${id} is ${state}: cannot ${name}.` } satisfies VerbOutcome;
    return { ok: true, status: set(id, to) } satisfies VerbOutcome;
  }

  const driver: Driver = {
    kind: 'process',
    prepare: async () => {},
    start: (id) => verb(id, 'start', !isAlive(status(id).state), 'running'),
    stop: (id) => verb(id, 'stop', isAlive(status(id).state), 'stopped'),
    kill: (id) => verb(id, 'kill', isAlive(status(id).state), 'killed'),
    freeze: (id) => verb(id, 'freeze', status(id).state === 'running', 'frozen'),
    thaw: (id) => verb(id, 'thaw', status(id).state === 'frozen', 'running'),
    restart: async (id) => ({ ok: true, status: set(id, 'running') }),
    status,
    whenReady: async () => {},
    flavour: () => 'Fake 1.0',
    logs: async () => ({ lines: [], truncated: false }),
    stats: async () => [],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    shutdown: async () => {
      for (const id of ownedIds) if (isAlive(status(id).state)) set(id, 'stopped');
    },
  };
  return { driver, set };
}
