import type { DataOf, LabEvent } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { createEventLog } from '../events/event-log.ts';
import { messagesOf } from './messages-of.ts';
import { readTrace } from './read-trace.ts';
import { spansOf } from './spans-of.ts';

const orderId = '0198a000-0000-7000-8000-000000000001';
const bornAtMs = 0x0198a0000000;

type Ended = DataOf<'span.ended'>;
const span = (spanId: string, rest: Partial<Ended> = {}): Ended => ({
  ...{ spanId, op: 'sql', name: 'place order', peer: 'order-mysql' },
  ...{ startedAtMs: bornAtMs, durationMs: 2, outcome: 'ok' },
  ...rest,
});

const accepted: DataOf<'order.accepted'> = {
  ...{ orderId, customerId: 'ada', customerName: 'Ada', items: [], paymentMethod: 'card_ok', strategy: 'saga' },
  total: { amount: 1, currency: 'EUR' },
};

function logOf(limits = { maxEvents: 100, maxBytes: 100_000 }, nowMs = bornAtMs + 10) {
  return createEventLog({ runId: 'run', limits, nowMs: () => nowMs });
}

const told = { kind: 'span.ended' as const, at: bornAtMs, traceId: 't1' };

describe('the spans of a trace', () => {
  it('are in the order in which they began; one without an end is open, one whose source died is lost', () => {
    const log = logOf();
    log.appendFact('payment-service', {
      ...{ kind: 'span.started', at: bornAtMs + 5, traceId: 't1', orderId },
      data: { spanId: 'c', op: 'consume', name: 'payment.process', peer: 'rabbitmq' },
    });
    log.appendFact('order-service', { ...told, data: span('b', { startedAtMs: bornAtMs + 2, outcome: 'lost' }) });
    log.appendFact('order-service', { ...told, data: span('a') });
    const spans = spansOf(log.about(['t1']));
    expect(spans.map(({ spanId, outcome }) => [spanId, outcome])).toEqual([
      ['a', 'ok'],
      ['b', 'lost'],
      ['c', 'open'],
    ]);
  });
});

describe('the trace of an order', () => {
  it('takes in the spans that name only the trace, and none of others', () => {
    const log = logOf();
    log.appendFact('order-service', { ...told, orderId, data: span('a') });
    log.appendFact('order-service', { ...told, data: span('b') });
    log.appendFact('order-service', { ...told, traceId: 't2', data: span('other') });
    const { trace } = readTrace(log, orderId, bornAtMs + 10, 0);
    expect(trace).toMatchObject({ state: 'whole', traceIds: ['t1'], leftOut: 0 });
    expect(trace.spans.map(({ spanId }) => spanId)).toEqual(['a', 'b']);
  });

  it('says that it is gone, cut, thinned out, or never told', () => {
    const old = logOf({ maxEvents: 2, maxBytes: 100_000 }, bornAtMs + 9_000);
    for (const id of ['a', 'b', 'c']) old.append('alert.cleared', { id });
    expect(readTrace(old, orderId, bornAtMs, 0).trace).toMatchObject({ state: 'gone', keptSinceMs: bornAtMs + 9_000 });
    old.appendFact('order-service', { ...told, orderId, data: span('late') });
    expect(readTrace(old, orderId, bornAtMs, 0).trace.state).toBe('cut');
    const thinned = logOf({ maxEvents: 10, maxBytes: 100_000 }, bornAtMs);
    thinned.appendFact('order-service', {
      kind: 'order.accepted',
      at: 1,
      orderId,
      data: accepted,
    });
    expect(readTrace(thinned, orderId, bornAtMs, 0).trace.state).toBe('thinned');
    expect(readTrace(logOf(), orderId, bornAtMs, 0).trace).toMatchObject({ state: 'none', spans: [] });
  });

  it('is bounded, and counts what it left out', () => {
    const log = logOf({ maxEvents: 5_000, maxBytes: 10_000_000 });
    for (let n = 0; n < 2_050; n += 1) log.appendFact('order-service', { ...told, orderId, data: span(`s${n}`) });
    const { trace } = readTrace(log, orderId, bornAtMs + 10, 0);
    expect([trace.state, trace.spans.length, trace.leftOut]).toEqual(['cut', 2_000, 50]);
  });
});

describe('the messages of an order', () => {
  const publish = { op: 'publish', peer: 'rabbitmq', messageId: 'm1', name: 'payment.process' } as const;
  const consume = { op: 'consume', peer: 'rabbitmq', messageId: 'm0', name: 'inventory.reserved' } as const;

  function messages(...data: Ended[]): ReturnType<typeof messagesOf> {
    const log = logOf();
    for (const one of data) log.appendFact('order-service', { ...told, orderId, data: one });
    log.appendFact('payment-service', {
      ...{ kind: 'message.refused', at: 1, orderId },
      data: { messageId: 'm1', type: 'payment.process', queue: 'payment.commands', why: 'fenced', detail: 'epoch 2' },
    });
    const events: LabEvent[] = log.about([orderId]);
    return messagesOf(spansOf(events), events);
  }

  it('are tied to what caused them, through whatever lies between', () => {
    const [first, second] = messages(
      span('c', { ...consume, queue: 'order.replies' }),
      span('d', { parentSpanId: 'c', startedAtMs: bornAtMs + 1 }),
      span('p', { ...publish, parentSpanId: 'd', startedAtMs: bornAtMs + 2 }),
    );
    expect(first).toMatchObject({ id: 'm0', deliveries: [{ queue: 'order.replies', to: 'order-service' }] });
    expect(second?.causedBy).toEqual({ what: 'message', name: 'inventory.reserved', id: 'm0' });
  });

  it('were sent as often as was tried, and confirmed or not', () => {
    const [message] = messages(span('p1', { ...publish, outcome: 'error' }), span('p2', { ...publish, durationMs: 3 }));
    expect(message?.sent.map(({ confirmedMs }) => confirmedMs)).toEqual([undefined, 3]);
    expect(message?.refused).toMatchObject([{ queue: 'payment.commands', why: 'fenced: epoch 2' }]);
  });

  it('end their search for a cause, also when the trace is a circle', () => {
    const [message] = messages(
      span('p', { ...publish, parentSpanId: 'd' }),
      span('d', { parentSpanId: 'e' }),
      span('e', { parentSpanId: 'd' }),
    );
    expect(message?.causedBy).toBeUndefined();
  });
});
