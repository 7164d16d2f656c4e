import type { ComponentId, LabEvent, SpanEnded, SpanStarted } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChoreographer } from './choreographer.ts';
import { crowdedPerSecond } from './crowd.ts';
import { hopMs, maxBehindMs } from './pace.ts';

let seq = 0;
function started(source: ComponentId, data: SpanStarted): LabEvent {
  return { runId: 'run', seq: ++seq, at: 0, source, kind: 'span.started', data, traceId: 'trace', orderId: 'order' };
}
function ended(source: ComponentId, data: SpanStarted, outcome: SpanEnded['outcome'] = 'ok'): LabEvent {
  const span: SpanEnded = { ...data, startedAtMs: 0, durationMs: 5, outcome };
  return {
    runId: 'run',
    seq: ++seq,
    at: 0,
    source,
    kind: 'span.ended',
    data: span,
    traceId: 'trace',
    orderId: 'order',
  };
}
const publish: SpanStarted = { spanId: 'p', op: 'publish', name: 'payment.process', peer: 'rabbitmq', messageId: 'm1' };
const consume: SpanStarted = {
  spanId: 'c',
  op: 'consume',
  name: 'payment.process',
  peer: 'rabbitmq',
  messageId: 'm1',
  queue: 'payment.commands',
};

describe('the choreographer', () => {
  it('draws an effect after its cause has arrived, also when both came in the same frame', () => {
    const choreographer = createChoreographer();
    choreographer.take([started('order-service', publish), started('payment-service', consume)], 1_000);
    const [first, second] = choreographer.dots(1_000);
    expect(first?.routeId).toBe('publish:order-service>payment.commands');
    expect(second?.routeId).toBe('consume:payment.commands');
    expect(second?.startsAt).toBe(first?.arrivesAt);
  });

  it('lets a child wait for its parent', () => {
    const choreographer = createChoreographer();
    const sql: SpanStarted = { spanId: 's', parentSpanId: 'c', op: 'sql', name: 'charge', peer: 'payment-mysql' };
    choreographer.take([started('payment-service', consume), started('payment-service', sql)], 0);
    expect(choreographer.dots(0).map((dot) => dot.startsAt)).toEqual([0, hopMs]);
  });

  it('makes one dot of one span, and none of a call seen from its other end', () => {
    const choreographer = createChoreographer();
    const call: SpanStarted = { spanId: 'a', op: 'http-client', name: 'GET', peer: 'product-service' };
    const served: SpanStarted = {
      spanId: 'b',
      parentSpanId: 'a',
      op: 'http-server',
      name: 'GET',
      peer: 'order-service',
    };
    choreographer.take(
      [
        started('order-service', call),
        started('product-service', served),
        ended('product-service', served),
        ended('order-service', call),
      ],
      0,
    );
    expect(choreographer.dots(0).map((dot) => dot.spanId)).toEqual(['a']);
  });

  it('holds a dot while its span is open and lets it go when it ends', () => {
    const choreographer = createChoreographer();
    choreographer.take([started('payment-service', consume)], 0);
    expect(choreographer.dots(5_000)).toHaveLength(1);
    choreographer.take([ended('payment-service', consume)], 5_000);
    expect(choreographer.dots(6_000)).toHaveLength(0);
  });

  it('shows a failure as a failure and a lost span as unknown', () => {
    const choreographer = createChoreographer();
    choreographer.take([ended('order-service', publish, 'error'), ended('payment-service', consume, 'lost')], 0);
    expect(choreographer.dots(0).map((dot) => dot.glyph)).toEqual(['failure', 'unknown']);
  });

  it('is never further behind than its bound, however long the chain', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (length) => {
        const choreographer = createChoreographer();
        const chain = Array.from({ length }, (_, i): LabEvent => {
          const parent = i > 0 ? { parentSpanId: `s${i - 1}` } : {};
          return started('order-service', { ...publish, ...parent, spanId: `s${i}`, messageId: `m${i}` });
        });
        choreographer.take(chain, 0);
        for (const dot of choreographer.dots(0)) {
          expect(dot.startsAt).toBeLessThan(maxBehindMs);
          expect(dot.arrivesAt).toBeLessThanOrEqual(maxBehindMs);
        }
      }),
    );
  });

  it('turns a crowded route into a flow that counts each span once', () => {
    const choreographer = createChoreographer();
    const spans = Array.from(
      { length: 60 },
      (_, i): SpanStarted => ({ ...consume, spanId: `x${i}`, messageId: `n${i}` }),
    );
    choreographer.take(
      spans.flatMap((span) => [started('payment-service', span), ended('payment-service', span)]),
      0,
    );
    expect(choreographer.dots(0).length).toBeLessThanOrEqual(crowdedPerSecond + 1);
    expect(choreographer.flows(10)).toEqual([{ routeId: 'consume:payment.commands', perSecond: 60 }]);
    expect(choreographer.flows(2_000)).toEqual([]);
  });

  it('says how long the order really took when it was slowed down', () => {
    const choreographer = createChoreographer();
    const chain = Array.from({ length: 4 }, (_, i): SpanStarted => {
      const parent = i > 0 ? { parentSpanId: `s${i - 1}` } : {};
      return { ...publish, ...parent, spanId: `s${i}`, messageId: `m${i}` };
    });
    choreographer.take(
      chain.flatMap((span) => [started('order-service', span), ended('order-service', span)]),
      0,
    );
    expect(choreographer.tempo().slowed).toEqual({ orderId: 'order', tookMs: 5 });
  });
});
