import type { ComponentId, ComponentState, ComponentStatus, Verb } from '@bulkhead/contracts';
import type { EventLog } from '../events/event-log.ts';
import { type Driver, type OwnedId, ownedIds, type VerbOutcome } from '../runtime/index.ts';
import { refusalOf } from '../runtime/process/refusal.ts';
import type { Probe } from './probe.ts';
import { type Watch, watchComponent } from './watch.ts';

export interface SupervisorOptions {
  log: EventLog;
  driver: Driver;
  probes: Readonly<Record<OwnedId, Probe>>;
  portOf: (id: OwnedId) => number;
}

export type ActOutcome =
  | { readonly ok: true; readonly status: ComponentStatus }
  /** The verb makes no sense in this state; nothing was changed. */
  | { readonly ok: false; readonly state: ComponentState; readonly message: string };

export interface Supervisor {
  /** Begins to look at the components and to tell what it sees. */
  watch(): void;
  status(id: OwnedId): ComponentStatus;
  statuses(): ComponentStatus[];
  /**
   * Carries out a verb and tells the log who asked. Returns when it is done, not when the component works again.
   * Throws when the driver failed to carry it out.
   */
  act(id: OwnedId, verb: Verb, by?: string): Promise<ActOutcome>;
  /** Starts one component without an operator having asked; false when it runs already. */
  start(id: OwnedId): Promise<boolean>;
  /** Waits until all are in one of the states. Throws at the deadline, naming those that are not. */
  waitFor(ids: readonly OwnedId[], states: readonly ComponentState[], deadlineMs: number): Promise<void>;
  /** Ends the watching; the components stay as they are. */
  stop(): void;
}

const probeEveryMs: Partial<Record<ComponentId, number>> = { rabbitmq: 1_000, web: 2_000 };
const usuallyEveryMs = 500;

/** Knows how every component is, by the driver and by probes of its own, and passes on what a person asks. */
export function createSupervisor({ log, driver, probes, portOf }: SupervisorOptions): Supervisor {
  const waiters = new Set<() => void>();
  const watches = new Map<OwnedId, Watch>();
  for (const id of ownedIds) watches.set(id, watchOf(id));
  const stopListening = driver.onChange(({ id }) => find(id).processChanged());

  function watchOf(id: OwnedId): Watch {
    return watchComponent({
      id,
      probe: probes[id],
      process: () => driver.status(id),
      about: { port: portOf(id), flavour: () => driver.flavour(id) },
      everyMs: probeEveryMs[id] ?? usuallyEveryMs,
      onChange: (status) => {
        log.append('component.changed', status);
        for (const check of waiters) check();
      },
    });
  }

  function find(id: OwnedId): Watch {
    const watch = watches.get(id);
    if (watch === undefined) throw new Error(`${id} is not watched`);
    return watch;
  }

  return {
    watch() {
      // What was adopted runs already.
      for (const watch of watches.values()) watch.processChanged();
    },
    status: (id) => find(id).status,
    statuses: () => [...watches.values()].map((watch) => watch.status),
    async act(id, verb, by) {
      const refusal = refusalOf(id, verb, driver.status(id).state);
      // Told first: what the verb brings about may be noticed elsewhere before the driver is done with it.
      if (refusal === undefined)
        log.append('operator.acted', { verb, target: id, ...(by === undefined ? {} : { by }) });
      const outcome: VerbOutcome = refusal ?? (await driver[verb](id));
      const { status } = find(id);
      return outcome.ok ? { ok: true, status } : { ok: false, state: status.state, message: outcome.message };
    },
    start: async (id) => (await driver.start(id)).ok,
    async waitFor(ids, states, deadlineMs) {
      const missing = () => ids.filter((id) => !states.includes(find(id).status.state));
      if (missing().length === 0) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const check = () => missing().length === 0 && resolve();
      const timer = setTimeout(() => {
        const late = missing().map((id) => `${id} (${find(id).status.state})`);
        reject(new Error(`Not ${states.join(' or ')} within ${deadlineMs} ms: ${late.join(', ')}.`));
      }, deadlineMs);
      waiters.add(check);
      await promise.finally(() => {
        clearTimeout(timer);
        waiters.delete(check);
      });
    },
    stop() {
      stopListening();
      for (const watch of watches.values()) watch.stop();
    },
  };
}
