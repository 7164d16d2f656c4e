import type { LabEvent } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { createEventLog } from './event-log.ts';
import { createEventRing } from './event-ring.ts';

function eventOf(seq: number): LabEvent {
  return { runId: 'run', seq, at: seq, source: 'lab', kind: 'alert.cleared', data: { id: `a${seq}` } };
}

describe('the ring', () => {
  it('gives back what came after a seq', () => {
    const ring = createEventRing({ maxEvents: 10, maxBytes: 10_000 });
    for (let seq = 1; seq <= 5; seq += 1) ring.push(eventOf(seq));
    expect(ring.since(3)).toEqual([eventOf(4), eventOf(5)]);
    expect(ring.since(5)).toEqual([]);
    expect(ring.since(0)).toHaveLength(5);
  });

  it('says when events are gone, or yet to come', () => {
    const ring = createEventRing({ maxEvents: 10, maxBytes: 10_000 });
    for (let seq = 1; seq <= 25; seq += 1) ring.push(eventOf(seq));
    expect(ring.since(14)).toBeUndefined();
    expect(ring.since(15)?.map((event) => event.seq)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    expect(ring.since(26)).toBeUndefined();
  });

  it('finds the events of an order and its traces, as long as they are kept', () => {
    const ring = createEventRing({ maxEvents: 10, maxBytes: 10_000 });
    const ids = [{ orderId: 'o1' }, { orderId: 'o1', traceId: 't1' }, { traceId: 't1' }, { orderId: 'o2' }];
    for (let seq = 1; seq <= 12; seq += 1) ring.push({ ...eventOf(seq), ...ids[(seq - 1) % 4] });
    expect(ring.about(['o1']).map((event) => event.seq)).toEqual([5, 6, 9, 10]);
    expect(ring.about(['o1', 't1']).map((event) => event.seq)).toEqual([3, 5, 6, 7, 9, 10, 11]);
    expect(ring.about(['nobody'])).toEqual([]);
    expect(ring.oldest).toEqual({ seq: 3, at: 3 });
    for (let seq = 13; seq <= 22; seq += 1) ring.push(eventOf(seq));
    expect(ring.about(['o1', 't1', 'o2'])).toEqual([]);
  });

  it('is bounded by bytes too', () => {
    const ring = createEventRing({ maxEvents: 1_000, maxBytes: 1_000 });
    for (let seq = 1; seq <= 200; seq += 1) ring.push(eventOf(seq));
    expect(ring.size.bytes).toBeLessThanOrEqual(1_000);
    expect(ring.since(199)).toEqual([eventOf(200)]);
  });
});

describe('the event log', () => {
  it('numbers events without a gap and folds them into the world', () => {
    const log = createEventLog({ runId: 'run' });
    const frames: number[][] = [];
    log.onFrame((events) => frames.push(events.map((event) => event.seq)));
    log.append('component.changed', { id: 'payment-mysql', state: 'killed', sinceMs: 1 });
    log.appendFact('order-service', { kind: 'outbox.sampled', at: 5, data: { waiting: 3 } });
    expect(log.world().components['payment-mysql'].status.state).toBe('killed');
    expect(log.world().components['order-service'].outbox?.waiting).toBe(3);
    expect(frames).toEqual([[1, 2]]);
    log.close();
  });

  it('hands a frame on by itself', async () => {
    const log = createEventLog({ runId: 'run' });
    const frame = new Promise<readonly LabEvent[]>((resolve) => log.onFrame(resolve));
    log.append('alert.cleared', { id: 'a' });
    expect(await frame).toHaveLength(1);
    log.close();
  });

  it('never lets time run backwards', () => {
    const times = [100, 40, 120];
    const log = createEventLog({ runId: 'run', nowMs: () => times.shift() ?? 0 });
    for (const id of ['a', 'b', 'c']) log.append('alert.cleared', { id });
    expect(log.since(0)?.map((event) => event.at)).toEqual([100, 100, 120]);
    log.close();
  });

  it('goes on when a listener throws', () => {
    const errors: unknown[] = [];
    const log = createEventLog({ runId: 'run', onListenerError: (error) => errors.push(error) });
    let seen = 0;
    log.onFrame(() => {
      throw new Error('broken listener');
    });
    log.onFrame((events) => {
      seen += events.length;
    });
    log.append('alert.cleared', { id: 'a' });
    log.world();
    expect([seen, errors.length]).toEqual([1, 1]);
    log.close();
  });
});
