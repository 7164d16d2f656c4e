import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { defineRoute, ok, type Route } from '../http/route.ts';
import type { ServiceContext } from './context.ts';

/** `GET /metrics` in Prometheus' text format. */
export function metricsRoute(context: ServiceContext): Route {
  let registry: Registry | undefined;
  return defineRoute({
    method: 'get',
    path: '/metrics',
    summary: 'Figures for Prometheus',
    isQuiet: true,
    async handle() {
      // Only from the first question on: watching the event loop alone wakes the process a hundred times a second.
      registry ??= createRegistry(context);
      return { ...ok(await registry.metrics()), contentType: registry.contentType };
    },
  });
}

function createRegistry(context: ServiceContext): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service: context.config.service, instance: context.config.instance });
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'bulkhead_database_available',
    help: '1 while the service can use its database',
    registers: [registry],
    collect() {
      this.set(context.database.isAvailable ? 1 : 0);
    },
  });
  new Gauge({
    name: 'bulkhead_pool_connections',
    help: 'Connections of the database pools: open, free, and work that waits for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const { name: pool, open, free, waiting } of context.database.pools()) {
        for (const [state, count] of Object.entries({ open, free, waiting })) this.set({ pool, state }, count);
      }
    },
  });
  new Gauge({
    name: 'bulkhead_publishes_in_flight',
    help: 'Messages sent to the broker and not confirmed yet',
    registers: [registry],
    collect() {
      this.set(context.publisher.inFlight);
    },
  });
  for (const edge of ['requests', 'errors'] as const) {
    new Gauge({
      name: `bulkhead_operations_${edge}_total`,
      help: `Operations on each edge: ${edge}`,
      labelNames: ['op', 'peer'],
      registers: [registry],
      collect() {
        for (const total of context.telemetry.totals())
          this.set({ op: total.op, peer: total.peer }, edge === 'requests' ? total.count : total.errors);
      },
    });
  }
  return registry;
}
