import { Gauge, Registry } from 'prom-client';
import type { LabContext } from '../lab-context.ts';
import type { LabParts } from './parts.ts';

/** The lab's own figures, read at the moment they are asked for. */
export function createLabMetrics(lab: LabContext, { shoppers, auditor, alerts }: LabParts) {
  const registry = new Registry();
  const gauge = (
    name: string,
    help: string,
    labelNames: string[],
    read: (set: (value: number, labels?: Record<string, string>) => void) => void,
  ) =>
    new Gauge({
      name: `bulkhead_${name}`,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        read((value, labels = {}) => this.set(labels, value));
      },
    });

  gauge('component_up', '1 when the component answered the last probe', ['component', 'state'], (set) => {
    for (const { id, state } of lab.componentStatuses()) set(Number(state === 'up'), { component: id, state });
  });
  gauge('component_memory_bytes', 'Memory of the component', ['component'], (set) => {
    for (const { id, figures } of Object.values(lab.log.world().components))
      if (figures) set(figures.memoryBytes, { component: id });
  });
  gauge('component_connections', 'Connections to the database', ['component'], (set) => {
    for (const { id, figures } of Object.values(lab.log.world().components)) {
      if (figures?.connections) set(figures.connections.used, { component: id });
    }
  });
  gauge('queue_messages', 'Messages that wait or are in work', ['queue'], (set) => {
    const { known, byName } = lab.log.world().queues;
    if (known) for (const { name, ready, unacked } of Object.values(byName)) set(ready + unacked, { queue: name });
  });
  gauge('shoppers_orders_total', 'Orders of the simulated shoppers', ['result'], (set) => {
    const { accepted, refused } = shoppers.state();
    set(accepted, { result: 'accepted' });
    set(refused, { result: 'refused' });
  });
  gauge('invariant_holds', '1 when the invariant held in the last check', ['invariant', 'verdict'], (set) => {
    for (const { invariant, verdict } of auditor.last()?.verdicts ?? [])
      set(Number(verdict === 'holds'), { invariant, verdict });
  });
  gauge('alerts', 'Alerts that are raised', [], (set) => set(alerts.current().length));
  gauge('events_total', 'Events of this run', [], (set) => set(lab.log.world().seq));
  gauge('dashboards', 'Browsers that look on', [], (set) => set(lab.liveClients()));

  return { text: () => registry.metrics(), contentType: registry.contentType };
}
