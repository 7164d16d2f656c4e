import type { EventKind, LabEvent, LabEventOf } from '@bulkhead/contracts';
import { componentIds, databaseIds, serviceIds } from '@bulkhead/contracts/components';
import fc from 'fast-check';

type Body = { [K in EventKind]: Pick<LabEventOf<K>, 'kind' | 'data' | 'source'> }[EventKind];

/** Numbers bodies into the events of one run, 40 ms apart. */
export function runOf(bodies: readonly Body[], runId = 'run-1'): LabEvent[] {
  return bodies.map((body, i) => ({ runId, seq: i + 1, at: 1_000_000 + 40 * i, ...body }) as LabEvent); // kind and data of one body
}

export function orderIdOf(n: number): string {
  return `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

export function acceptedOrder(n: number): Body {
  return {
    source: 'order-service',
    kind: 'order.accepted',
    data: {
      orderId: orderIdOf(n),
      customerId: 'ada',
      customerName: 'Ada Lovelace',
      items: [{ productId: 'sextant', name: 'Brass sextant', quantity: 2 }],
      total: { amount: 17_800, currency: 'EUR' },
      paymentMethod: 'card_ok',
      strategy: 'saga',
    },
  };
}

type Steps = LabEventOf<'saga.changed'>['data']['steps'];

export function sagaOf(
  n: number,
  states: readonly Steps[number]['state'][],
  status: LabEventOf<'saga.changed'>['data']['status'] = 'RUNNING',
  epoch = 1,
): Body {
  const names = ['create-order', 'reserve-inventory', 'process-payment', 'send-notification'] as const;
  const steps = names.map((name, i) => ({ name, state: states[i] ?? 'waiting', attempts: 1 }));
  return { source: 'order-service', kind: 'saga.changed', data: { orderId: orderIdOf(n), status, epoch, steps } };
}

export function orderChanged(
  n: number,
  version: number,
  status: LabEventOf<'order.changed'>['data']['status'],
  reason?: string,
): Body {
  const data = { orderId: orderIdOf(n), version, status, ...(reason ? { reason } : {}) };
  return { source: 'order-service', kind: 'order.changed', data };
}

export function componentChanged(
  id: LabEventOf<'component.changed'>['data']['id'],
  state: LabEventOf<'component.changed'>['data']['state'],
): Body {
  return { source: 'lab', kind: 'component.changed', data: { id, state, sinceMs: 1 } };
}

const order = fc.integer({ min: 1, max: 700 });
const service = fc.constantFrom(...serviceIds);
const component = fc.constantFrom(...componentIds);
const stepState = fc.constantFrom('waiting', 'asked', 'done', 'failed', 'undo-asked', 'undone', 'skipped');
const spanBase = fc.record({
  spanId: fc.integer({ min: 0, max: 400 }).map(String),
  op: fc.constantFrom('http-server', 'http-client', 'sql', 'publish', 'consume'),
  name: fc.constant('GET /api/products'),
  peer: fc.constantFrom('shopper', ...componentIds),
});

/** One generator for each kind of event: a kind without one is a compile error. */
const bodyByKind: { [K in EventKind]: fc.Arbitrary<Body> } = {
  'span.started': fc.record({ source: service, kind: fc.constant('span.started'), data: spanBase }),
  'span.ended': fc.record({
    source: service,
    kind: fc.constant('span.ended'),
    data: fc
      .tuple(spanBase, fc.constantFrom('ok', 'refused', 'error', 'lost'))
      .map(([base, outcome]) => ({ ...base, startedAtMs: 1, durationMs: 2, outcome })),
  }),
  'edges.sampled': fc.record({
    source: service,
    kind: fc.constant('edges.sampled'),
    data: spanBase.map(({ op, peer }) => ({
      periodMs: 500,
      keptOneIn: 1,
      edges: [{ op, peer, count: 5, errors: 1, p50Ms: 2, p95Ms: 3 }],
    })),
  }),
  'order.accepted': order.map(acceptedOrder),
  'order.changed': fc
    .tuple(
      order,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('PENDING', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'STUCK'),
    )
    .map(([n, version, status]) => orderChanged(n, version, status)),
  'saga.changed': fc
    .tuple(
      order,
      fc.array(stepState, { minLength: 4, maxLength: 4 }),
      fc.constantFrom('RUNNING', 'COMPENSATING', 'COMPLETED', 'STUCK'),
    )
    .map(([n, states, status]) => sagaOf(n, states, status)),
  'breaker.changed': fc.record({
    source: service,
    kind: fc.constant('breaker.changed'),
    data: fc.record({ peer: component, state: fc.constantFrom('closed', 'open', 'half-open') }),
  }),
  'consumer.changed': fc.record({
    source: service,
    kind: fc.constant('consumer.changed'),
    data: fc.record({
      queue: fc.constantFrom('payment.commands', 'order.replies'),
      state: fc.constantFrom('running', 'paused'),
    }),
  }),
  'database.changed': fc.record({
    source: service,
    kind: fc.constant('database.changed'),
    data: fc.record({ state: fc.constantFrom('available', 'unavailable') }),
  }),
  'broker.changed': fc.record({
    source: service,
    kind: fc.constant('broker.changed'),
    data: fc.record({ state: fc.constantFrom('connected', 'disconnected', 'blocked') }),
  }),
  'outbox.sampled': fc.record({
    source: service,
    kind: fc.constant('outbox.sampled'),
    data: fc.record({ waiting: fc.nat(99) }),
  }),
  'projection.sampled': fc.record({
    source: service,
    kind: fc.constant('projection.sampled'),
    data: fc.record({ projection: fc.constant('order_view'), behind: fc.nat(9), behindMs: fc.nat(99) }),
  }),
  'message.refused': fc.record({
    source: service,
    kind: fc.constant('message.refused'),
    data: fc.record({
      messageId: fc.constant('m'),
      type: fc.constant('payment.process'),
      queue: fc.constant('payment.commands'),
      why: fc.constantFrom('duplicate', 'fenced', 'older-world', 'dead-lettered'),
    }),
  }),
  'failpoint.hit': fc.record({
    source: service,
    kind: fc.constant('failpoint.hit'),
    data: fc.record({ name: fc.constant('after-commit'), effect: fc.constantFrom('crash', 'delay', 'error') }),
  }),
  'run.started': fc.constant({
    source: 'lab',
    kind: 'run.started',
    data: { driver: 'process', topology: 'database-per-service', version: '0', components: [] },
  }),
  'component.changed': fc
    .tuple(
      component,
      fc.constantFrom('starting', 'up', 'unready', 'frozen', 'stopping', 'stopped', 'killed', 'crashed', 'unknown'),
    )
    .map(([id, state]) => componentChanged(id, state)),
  'figures.sampled': component.map((id) => ({
    source: 'lab',
    kind: 'figures.sampled',
    data: { figures: [{ id, cpuPercent: 3, memoryBytes: 9 }] },
  })),
  'queues.sampled': fc.option(fc.nat(50)).map((ready) => ({
    source: 'lab',
    kind: 'queues.sampled',
    data: { queues: ready === null ? null : [{ name: 'payment.commands', ready, unacked: 0, consumers: 1 }] },
  })),
  'operator.acted': fc.constantFrom(...databaseIds).map((target) => ({
    source: 'lab',
    kind: 'operator.acted',
    data: { verb: 'kill', target },
  })),
  'load.changed': fc.nat(40).map((ordersPerSecond) => ({
    source: 'lab',
    kind: 'load.changed',
    data: { ordersPerSecond, strategy: 'saga' },
  })),
  'load.sampled': fc.constant({ source: 'lab', kind: 'load.sampled', data: { accepted: 3, refused: 1, inFlight: 2 } }),
  'audit.finished': fc.constantFrom('holds', 'violated', 'not-yet', 'unknown').map((verdict) => ({
    source: 'lab',
    kind: 'audit.finished',
    data: { tookMs: 5, verdicts: [{ invariant: 'I1', title: 'no order is lost', verdict, checked: 3 }] },
  })),
  'alert.raised': fc.nat(300).map((n) => ({
    source: 'lab',
    kind: 'alert.raised',
    data: { id: `a${n}`, severity: 'warning', title: 'An order is stuck', detail: 'look at it' },
  })),
  'alert.cleared': fc.nat(300).map((n) => ({ source: 'lab', kind: 'alert.cleared', data: { id: `a${n}` } })),
  'source.connected': service.map((id) => ({
    source: id,
    kind: 'source.connected',
    data: { id, instance: `${id}-1` },
  })),
  'source.lost': service.map((id) => ({ source: id, kind: 'source.lost', data: { id, instance: `${id}-1` } })),
  'source.gap': service.map((id) => ({ source: id, kind: 'source.gap', data: { id, missed: 4 } })),
  'orders.recalled': fc.tuple(fc.nat(40), fc.constantFrom('PENDING', 'CONFIRMED', 'STUCK')).map(([n, status]) => ({
    source: 'lab',
    kind: 'orders.recalled',
    data: {
      orders: [
        {
          ...{
            orderId: orderIdOf(n),
            customerId: 'ada',
            customerName: 'Ada Lovelace',
            itemCount: 2,
            version: 2,
            status,
          },
          ...{ total: { amount: 17_800, currency: 'EUR' }, paymentMethod: 'card_ok', strategy: 'saga', placedAtMs: 5 },
        },
      ],
    },
  })),
  'reset.started': fc.constant({ source: 'lab', kind: 'reset.started', data: {} }),
  'reset.finished': fc.constant({ source: 'lab', kind: 'reset.finished', data: { dataEpoch: 2 } }),
};

export const anyBody: fc.Arbitrary<Body> = fc.oneof(...Object.values(bodyByKind));
export const eachKind = Object.values(bodyByKind);
