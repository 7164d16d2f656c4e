import type { LabEvent } from '@bulkhead/contracts';
import { emptyWorld, reduceAll, type World } from '@bulkhead/world';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPast, type Past } from './past.ts';
import { dotsAt } from './past-dots.ts';
import { orderIdOf } from './span.ts';

const t0 = 1_700_000_000_000;
const orderId = '01890000-0000-7000-8000-000000000001';

/** The test's bodies are of one kind each, which the spread hides. */
function numbered(bodies: readonly object[], everyMs = 40): LabEvent[] {
  return bodies.map(
    (body, i) => ({ runId: 'run', seq: i + 1, at: t0 + i * everyMs, source: 'lab', ...body }) as LabEvent,
  );
}

function state(id: string, to: string) {
  return { kind: 'component.changed', data: { id, state: to, sinceMs: t0 } };
}

interface SpanChange {
  at?: number;
  traceId?: string;
  orderId?: string;
  source?: string;
  data?: object;
}

function span(spanId: string, startMs: number, durationMs: number, { data, ...change }: SpanChange = {}) {
  return {
    kind: 'span.ended',
    source: 'order-service',
    at: t0 + startMs + durationMs + 10,
    ...change,
    data: {
      spanId,
      op: 'sql',
      name: 'query',
      peer: 'order-mysql',
      startedAtMs: t0 + startMs,
      durationMs,
      outcome: 'ok',
      ...data,
    },
  };
}

function publish(messageId: string, startMs: number, change: SpanChange = {}) {
  const data = { op: 'publish', name: 'payment.process', peer: 'rabbitmq', messageId, ...change.data };
  return span(`p-${messageId}`, startMs, 4, { ...change, data });
}

function consume(messageId: string, startMs: number, change: SpanChange = {}) {
  const data = {
    op: 'consume',
    name: 'payment.process',
    peer: 'rabbitmq',
    messageId,
    queue: 'payment.commands',
    ...change.data,
  };
  return span(`c-${messageId}`, startMs, 6, { source: 'payment-service', ...change, data });
}

/** Folds in frames as the feed does. */
function filled(events: readonly LabEvent[], { capacity = 60_000, frame = 7 } = {}): { past: Past; world: World } {
  const past = createPast(capacity);
  let world: World = { ...emptyWorld(), runId: 'run' };
  past.begin(world, t0);
  for (let i = 0; i < events.length; i += frame) {
    const some = events.slice(i, i + frame);
    past.take(some, world);
    world = reduceAll(world, some);
  }
  return { past, world };
}

const anyBody = fc.oneof(
  fc
    .tuple(fc.constantFrom('payment-mysql', 'order-mysql'), fc.constantFrom('up', 'killed', 'frozen'))
    .map(([id, to]) => state(id, to)),
  fc.nat(500).map((n) => ({ kind: 'outbox.sampled', source: 'order-service', data: { waiting: n } })),
  fc.nat(30).map((n) => ({ kind: 'alert.raised', data: { id: `a${n}`, severity: 'warning', title: 'x', detail: '' } })),
);

describe('the past', () => {
  it('gives at every moment the world that folding from the start gives', () => {
    fc.assert(
      fc.property(
        fc.array(anyBody, { minLength: 1, maxLength: 900 }),
        fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 60 }),
        (bodies, asked, frame) => {
          const events = numbered(bodies, 9);
          const { past } = filled(events, { frame });
          for (const share of asked) {
            const atMs = t0 + (share / 1_000) * 9 * events.length;
            const expected = reduceAll(
              { ...emptyWorld(), runId: 'run' },
              events.filter(({ at }) => at <= atMs),
            );
            expect(past.worldAt(atMs)).toEqual(expected);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows a killed database as killed at the moment it was, also after it came back', () => {
    const { past, world } = filled(
      numbered([state('payment-mysql', 'up'), state('payment-mysql', 'killed'), state('payment-mysql', 'up')], 1_000),
    );
    expect(past.worldAt(t0 + 1_500).components['payment-mysql'].status.state).toBe('killed');
    expect(world.components['payment-mysql'].status.state).toBe('up');
    expect(past.bands()).toMatchObject([
      { id: 'payment-mysql', state: 'killed', fromMs: t0 + 1_000, toMs: t0 + 2_000 },
    ]);
  });

  it('keeps a bounded number of events, and says from when on', () => {
    const events = numbered(
      Array.from({ length: 20_000 }, (_, i) => span(`s${i}`, i * 10, 3, { traceId: `t${i >> 3}` })),
      10,
    );
    const { past } = filled(events, { capacity: 5_000, frame: 50 });
    const known = past.known();
    expect(known?.toMs).toBe(events.at(-1)?.at);
    expect(known?.fromMs).toBeGreaterThan(t0 + 13_000 * 10);
    let seen = 0;
    past.visit(0, Number.POSITIVE_INFINITY, () => {
      seen += 1;
    });
    expect(seen).toBeLessThanOrEqual(5_000);
    expect(past.find('s10')).toBeUndefined();
    expect(past.find('s19999')).toBeDefined();
    expect(past.worldAt(t0).seq).toBe(past.worldAt(known?.fromMs ?? 0).seq);
  });

  it('keeps what is looked at while more comes, with a gap where it had to forget', () => {
    const events = numbered(
      Array.from({ length: 30_000 }, () => state('payment-mysql', 'up')),
      10,
    );
    const { past, world } = filled(events.slice(0, 5_000), { capacity: 5_000, frame: 50 });
    const from = past.known()?.fromMs;
    past.pin(true);
    let now = world;
    for (let i = 5_000; i < events.length; i += 50) {
      const some = events.slice(i, i + 50);
      past.take(some, now);
      now = reduceAll(now, some);
    }
    expect(past.known()?.fromMs).toBe(from);
    expect(past.gaps()).toHaveLength(1);
    past.pin(false);
    expect(past.known()?.fromMs).toBeGreaterThan(t0 + 24_000 * 10);
    expect(past.gaps()).toHaveLength(0);
  });

  it('has a gap where the feed had to begin again, and does not pretend to know what waits', () => {
    const { past, world } = filled(numbered([publish('m1', 0)]));
    past.begin({ ...world, runId: 'run-2', seq: 0 }, t0 + 90_000);
    expect(past.gaps()).toEqual([{ fromMs: t0 + 14, toMs: t0 + 90_000 }]);
    expect([...past.waiting()]).toEqual([]);
    expect(past.letters('m1')).toMatchObject([{ state: 'unknown' }]);
    expect(past.worldAt(t0 + 50_000)).toEqual(world);
  });
});

describe('messages of the past', () => {
  it('wait from their sending until somebody has handled them', () => {
    const { past } = filled(numbered([publish('m1', 0)]));
    expect([...past.waiting()]).toMatchObject([{ queue: 'payment.commands', to: 'payment-service' }]);
    const { past: later } = filled(numbered([publish('m1', 0), consume('m1', 7_000)]));
    expect([...later.waiting()]).toEqual([]);
    expect(later.find('c-m1')?.sentBy).toBe(later.find('p-m1'));
  });

  it('are tied together in whatever order they are told', () => {
    const { past } = filled(numbered([consume('m1', 5), publish('m1', 0)]));
    expect(past.find('c-m1')?.sentBy).toBe(past.find('p-m1'));
    expect([...past.waiting()]).toEqual([]);
  });

  it('wait on when their handler died, and again when it is handled', () => {
    const lost = consume('m1', 5, { data: { outcome: 'lost', spanId: 'c1' } });
    expect([...filled(numbered([publish('m1', 0), lost])).past.waiting()]).toHaveLength(1);
    const { past } = filled(numbered([publish('m1', 0), lost, consume('m1', 900)]));
    expect([...past.waiting()]).toHaveLength(0);
  });

  it('are in doubt when events of their handler were missed', () => {
    const gap = { kind: 'source.gap', at: t0 + 99, data: { id: 'payment-service', missed: 4 } };
    const { past } = filled(numbered([publish('m1', 0), gap]));
    expect([...past.waiting()]).toEqual([]);
    expect(past.letters('m1')).toMatchObject([{ state: 'unknown' }]);
  });

  it('never arrive before they were sent, and are seen at any moment of their way', () => {
    const { past } = filled(numbered([publish('m1', 100), consume('m1', 80)]));
    const handled = past.find('c-m1');
    expect(handled?.startMs).toBe(t0 + 100);
    const { past: slow } = filled(numbered([publish('m1', 0), consume('m1', 9_000)]));
    const seen: string[] = [];
    slow.visit(t0 + 4_000, t0 + 5_000, ({ event }) => seen.push(event.data.spanId));
    expect(seen).toEqual(['c-m1']);
  });

  it('belong to an order through their trace', () => {
    const query = span('q', 0, 3, { traceId: 't1' });
    const { past } = filled(numbered([query, publish('m1', 3, { traceId: 't1', orderId })]));
    const found = past.find('q');
    expect(found && orderIdOf(found)).toBe(orderId);
    expect(past.ofOrder(orderId)[0]?.spans).toHaveLength(2);
  });
});

describe('dots of the past', () => {
  it('are as far on their way as their real duration says', () => {
    const call = { op: 'http-client', name: 'GET /api/products/{id}', peer: 'product-service' };
    const { past } = filled(numbered([span('call', 100, 40, { data: call })]));
    expect(dotsAt(past, t0 + 99)).toEqual([]);
    const [dot] = dotsAt(past, t0 + 110);
    expect(dot).toMatchObject({
      routeId: 'rest:order-service>product-service',
      startsAt: t0 + 100,
      arrivesAt: t0 + 140,
    });
    expect(dotsAt(past, t0 + 141)).toEqual([]);
  });

  it('of what never ended stay, as waiting', () => {
    const open = {
      kind: 'span.started',
      source: 'order-service',
      at: t0 + 5,
      data: { spanId: 'o', op: 'sql', name: 'q', peer: 'order-mysql' },
    };
    const { past } = filled(numbered([open, ...Array.from({ length: 3_000 }, () => state('order-mysql', 'up'))]), {
      frame: 20,
    });
    expect(dotsAt(past, t0 + 100_000)).toMatchObject([{ spanId: 'o', isOpen: true }]);
  });
});
