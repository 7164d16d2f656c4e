import type { ComponentFigure, ComponentState, QueueSample } from '@bulkhead/contracts';
import type { EventLog } from '../events/event-log.ts';
import { createManagement, type Management } from '../queues/management.ts';
import type { Driver, OwnedId } from '../runtime/index.ts';
import type { Probe } from './probe.ts';
import { repeat } from './repeat.ts';

export interface SamplersOptions {
  log: EventLog;
  driver: Driver;
  probes: Readonly<Record<OwnedId, Probe>>;
  /** The broker's management API. */
  management: { url: string; user: string; password: string };
  stateOf: (id: OwnedId) => ComponentState;
  onError: (error: unknown) => void;
}

const figuresEveryMs = 2_000;
const queuesEveryMs = 500;
const deadlineMs = 1_000;

/** Measures CPU, memory, connections and queue depths, and tells the log. Returns the way to stop. */
export function startSamplers(options: SamplersOptions): () => void {
  const { log, onError } = options;
  const management = createManagement({ ...options.management, deadlineMs });
  let told = '';
  const stopFigures = repeat(
    figuresEveryMs,
    async () => log.append('figures.sampled', { figures: await readFigures(options) }),
    onError,
  );
  const stopQueues = repeat(
    queuesEveryMs,
    async () => {
      const queues = await queuesOrNull(options, management);
      const text = JSON.stringify(queues);
      if (text === told) return;
      told = text;
      log.append('queues.sampled', { queues });
    },
    onError,
  );
  return () => {
    stopFigures();
    stopQueues();
  };
}

async function readFigures({ driver, probes, stateOf }: SamplersOptions): Promise<ComponentFigure[]> {
  const figures = await driver.stats();
  return Promise.all(
    figures.map(async (figure) => {
      if (figure.id === 'lab' || stateOf(figure.id) !== 'up') return figure;
      const connections = await probes[figure.id].connections?.(deadlineMs).catch(() => undefined);
      return connections === undefined ? figure : { ...figure, connections };
    }),
  );
}

/** Null while the broker cannot be asked: an old number would look like a fresh one. */
async function queuesOrNull({ stateOf }: SamplersOptions, management: Management): Promise<QueueSample[] | null> {
  if (stateOf('rabbitmq') !== 'up') return null;
  // The same order each time, so that equal samples are seen to be equal.
  return management.queues().then(
    (queues) => queues.sort((a, b) => a.name.localeCompare(b.name)),
    () => null,
  );
}
