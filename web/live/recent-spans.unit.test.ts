import type { LabEvent, SpanEnded } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { createRecentSpans } from './recent-spans.ts';

let seq = 0;

function ended(change: Partial<SpanEnded> = {}, more: { runId?: string; source?: LabEvent['source'] } = {}): LabEvent {
  seq += 1;
  const base = { op: 'http-client', name: 'GET /api/products/{id}', peer: 'product-service' } as const;
  const data = { ...base, spanId: `s${seq}`, startedAtMs: seq, durationMs: 1, outcome: 'ok' as const, ...change };
  return { runId: more.runId ?? 'run', seq, at: seq, source: more.source ?? 'order-service', kind: 'span.ended', data };
}

const way = 'order-service>product-service:rest';

describe('recent spans', () => {
  it('are found by id and by way, newest first', () => {
    const spans = createRecentSpans();
    spans.take([
      ended({ spanId: 'a' }),
      ended({ spanId: 'b' }),
      ended({ spanId: 'sql', op: 'sql', peer: 'order-mysql' }),
    ]);
    expect(spans.find('a')).toMatchObject({ source: 'order-service', wayId: way });
    expect(spans.of(way).recent.map(({ spanId }) => spanId)).toEqual(['b', 'a']);
    expect(spans.find('nobody')).toBeUndefined();
    expect(spans.ticks.get()).toBe(1);
  });

  it('that failed stay when thousands of good ones came after them', () => {
    const spans = createRecentSpans();
    spans.take([ended({ spanId: 'bad', outcome: 'error', detail: 'ECONNREFUSED' }), ended({ spanId: 'first' })]);
    spans.take(Array.from({ length: 5_000 }, () => ended()));
    expect(spans.of(way).failed.map(({ spanId }) => spanId)).toEqual(['bad']);
    expect(spans.find('bad')?.detail).toBe('ECONNREFUSED');
    expect(spans.find('first')).toBeUndefined();
    expect(spans.of(way).recent).toHaveLength(12);
  });

  it('are shown once on a way that both ends tell of', () => {
    const spans = createRecentSpans();
    spans.take([
      ended({ spanId: 'caller' }),
      ended({ spanId: 'callee', op: 'http-server', peer: 'order-service' }, { source: 'product-service' }),
    ]);
    expect(spans.of(way).recent.map(({ spanId }) => spanId)).toEqual(['caller']);
    expect(spans.find('callee')?.wayId).toBe(way);
  });

  it('of an earlier run are forgotten', () => {
    const spans = createRecentSpans();
    spans.take([ended({ spanId: 'old' })]);
    spans.take([ended({ spanId: 'new' }, { runId: 'other' })]);
    expect(spans.find('old')).toBeUndefined();
    expect(spans.find('new')).toBeDefined();
  });
});
