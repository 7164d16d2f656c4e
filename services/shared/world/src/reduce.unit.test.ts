import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acceptedOrder,
  anyBody,
  componentChanged,
  eachKind,
  orderChanged,
  orderIdOf,
  runOf,
  sagaOf,
} from '../test/samples.ts';
import { emptyWorld, reduce, reduceAll, type World } from './index.ts';
import { worldLimits } from './limits.ts';

const manyBodies = fc.array(anyBody, { minLength: 1, maxLength: 200 });

describe('the world', () => {
  it('takes every kind of event', () => {
    const bodies = eachKind.map((arbitrary) => fc.sample(arbitrary, { numRuns: 1, seed: 7 })[0]);
    const events = runOf(bodies.filter((body) => body !== undefined));
    expect(reduceAll(emptyWorld(), events).seq).toBe(eachKind.length);
  });

  it('is the same for the same events, folded one by one or in frames', () => {
    fc.assert(
      fc.property(manyBodies, fc.integer({ min: 1, max: 50 }), (bodies, frame) => {
        const events = runOf(bodies);
        const single = events.reduce(reduce, emptyWorld());
        let framed: World = emptyWorld();
        for (let i = 0; i < events.length; i += frame) framed = reduceAll(framed, events.slice(i, i + frame));
        expect(framed).toEqual(single);
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it is when older events come again', () => {
    fc.assert(
      fc.property(manyBodies, (bodies) => {
        const events = runOf(bodies);
        const world = reduceAll(emptyWorld(), events);
        expect(reduceAll(world, events)).toBe(world);
      }),
      { numRuns: 40 },
    );
  });

  it('never changes a world in place', () => {
    fc.assert(
      fc.property(manyBodies, manyBodies, (first, second) => {
        const events = runOf([...first, ...second]);
        const world = reduceAll(emptyWorld(), events.slice(0, first.length));
        const before = JSON.stringify(world);
        reduceAll(world, events.slice(first.length));
        expect(JSON.stringify(world)).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('survives a trip through JSON: a snapshot continues as the original does', () => {
    fc.assert(
      fc.property(manyBodies, manyBodies, (first, second) => {
        const events = runOf([...first, ...second]);
        const world = reduceAll(emptyWorld(), events.slice(0, first.length));
        const rest = events.slice(first.length);
        const snapshot: World = JSON.parse(JSON.stringify(world));
        expect(snapshot).toEqual(world);
        expect(reduceAll(snapshot, rest)).toEqual(reduceAll(world, rest));
      }),
      { numRuns: 40 },
    );
  });

  it('counts waiting orders as they are, and keeps ids and orders together', () => {
    fc.assert(
      fc.property(manyBodies, (bodies) => {
        const world = reduceAll(emptyWorld(), runOf(bodies));
        expect(Object.keys(world.orders).sort().reverse()).toEqual(world.orderIds);
        for (const view of Object.values(world.components)) {
          const waiting = Object.values(world.orders).filter((order) => order.waitingFor === view.id);
          expect(view.waitingOrders).toBe(waiting.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is bounded', () => {
    const bodies = fc.sample(anyBody, { numRuns: 12_000, seed: 3 });
    const orders = Array.from({ length: 900 }, (_, n) => acceptedOrder(n));
    const spans = Array.from({ length: 400 }, (_, n) => ({
      source: 'order-service' as const,
      kind: 'span.started' as const,
      data: { spanId: `s${n}`, op: 'sql' as const, name: 'query', peer: 'order-mysql' as const },
    }));
    const world = reduceAll(emptyWorld(), runOf([...bodies, ...orders, ...spans]));
    expect(world.orderIds).toHaveLength(worldLimits.orders);
    expect(world.story.length).toBeLessThanOrEqual(worldLimits.storyLines);
    expect(Object.keys(world.sources['order-service']?.openSpans ?? {})).toHaveLength(worldLimits.openSpansPerSource);
    expect(Object.keys(world.edges).length).toBeLessThanOrEqual(worldLimits.edges);
    expect(Object.keys(world.alerts).length).toBeLessThanOrEqual(worldLimits.alerts);
    expect(JSON.stringify(world).length).toBeLessThan(1_500_000);
  });

  it('keeps what an event does not touch', () => {
    const [first, second] = runOf([acceptedOrder(1), componentChanged('payment-mysql', 'killed')]);
    if (!first || !second) throw new Error('two events were made');
    const before = reduce(emptyWorld(), first);
    const after = reduce(before, second);
    expect(after.orders).toBe(before.orders);
    expect(after.queues).toBe(before.queues);
    expect(after.components['order-mysql']).toBe(before.components['order-mysql']);
    expect(after.components['payment-mysql']).not.toBe(before.components['payment-mysql']);
  });

  it('ignores another run but for its beginning', () => {
    const world = reduceAll(emptyWorld(), runOf([acceptedOrder(1)]));
    expect(reduceAll(world, runOf([acceptedOrder(2)], 'run-0'))).toBe(world);
    const [start] = runOf(
      [
        {
          source: 'lab',
          kind: 'run.started',
          data: { driver: 'process', topology: 'database-per-service', version: '0', components: [] },
        },
      ],
      'run-2',
    );
    if (!start) throw new Error('one event was made');
    const next = reduce(world, start);
    expect([next.runId, next.seq, next.orderIds]).toEqual(['run-2', 1, []]);
  });
});

describe('orders', () => {
  const bodies = [
    acceptedOrder(1),
    sagaOf(1, ['done', 'asked']),
    sagaOf(1, ['done', 'done', 'asked']),
    orderChanged(1, 2, 'CONFIRMED'),
    sagaOf(1, ['done', 'done', 'done', 'asked']),
    sagaOf(1, ['done', 'done', 'done', 'done'], 'COMPLETED'),
    acceptedOrder(2),
    sagaOf(2, ['done', 'done', 'failed'], 'RUNNING', 1),
    orderChanged(2, 2, 'CANCELLING', 'card declined'),
    sagaOf(2, ['done', 'undo-asked', 'failed'], 'COMPENSATING', 2),
    orderChanged(2, 3, 'CANCELLED', 'card declined'),
    sagaOf(2, ['undone', 'undone', 'failed', 'skipped'], 'COMPENSATED', 2),
  ];

  it('end the same whatever order their events come in', () => {
    const inOrder = reduceAll(emptyWorld(), runOf(bodies));
    fc.assert(
      fc.property(fc.shuffledSubarray(bodies, { minLength: bodies.length }), (shuffled) => {
        const world = reduceAll(emptyWorld(), runOf(shuffled));
        expect(world.orderIds).toEqual(inOrder.orderIds);
        // Times are those of arrival, and what is told depends on what came before.
        const settled = { changedAt: 0, acceptedAt: 0, told: false };
        for (const id of inOrder.orderIds) {
          expect({ ...world.orders[id], ...settled }).toEqual({ ...inOrder.orders[id], ...settled });
        }
      }),
    );
  });

  it('wait for the service that has the next step', () => {
    const asked = reduceAll(emptyWorld(), runOf([acceptedOrder(1), sagaOf(1, ['done', 'done', 'asked'])]));
    expect(asked.orders[orderIdOf(1)]?.waitingFor).toBe('payment-service');
    expect(asked.components['payment-service'].waitingOrders).toBe(1);
  });

  it('wait no more once they are settled, even if news of their saga was thinned out', () => {
    const asked = [acceptedOrder(1), sagaOf(1, ['done', 'asked'])];
    for (const status of ['CONFIRMED', 'CANCELLED'] as const) {
      const world = reduceAll(emptyWorld(), runOf([...asked, orderChanged(1, 3, status)]));
      expect(world.components['product-service'].waitingOrders).toBe(0);
    }
  });

  it('go on after they were stuck and tried again, in the same epoch', () => {
    const stuck = sagaOf(1, ['done', 'failed'], 'STUCK');
    const world = reduceAll(emptyWorld(), runOf([acceptedOrder(1), stuck, sagaOf(1, ['done', 'asked'])]));
    expect(world.orders[orderIdOf(1)]).toMatchObject({ saga: { status: 'RUNNING' }, waitingFor: 'product-service' });
  });

  it('that wait are remembered longer than settled ones', () => {
    const waiting = [acceptedOrder(0), sagaOf(0, ['done', 'asked'])];
    const settled = Array.from({ length: 600 }, (_, n) => [
      acceptedOrder(n + 1),
      orderChanged(n + 1, 2, 'CONFIRMED'),
    ]).flat();
    const world = reduceAll(emptyWorld(), runOf([...waiting, ...settled]));
    expect(world.orderIds).toHaveLength(worldLimits.orders);
    expect(world.orders[orderIdOf(0)]?.waitingFor).toBe('product-service');
    expect(world.totals).toEqual({ accepted: 601, confirmed: 600, cancelled: 0 });
  });
});
