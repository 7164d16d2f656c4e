import { describe, expect, it } from 'vitest';
import { createGapWatch } from './gap-watch.ts';
import { createOpenSpans } from './open-spans.ts';

describe('the gap watch', () => {
  it('counts what a sender dropped and what never arrived', () => {
    const gaps = createGapWatch();
    expect(gaps.missedBefore('a', { seq: 40, dropped: 0, facts: [1, 2] })).toBe(0);
    expect(gaps.missedBefore('a', { seq: 42, dropped: 3, facts: [3] })).toBe(3);
    expect(gaps.missedBefore('a', { seq: 46, dropped: 0, facts: [7] })).toBe(0);
    expect(gaps.missedBefore('a', { seq: 50, dropped: 0, facts: [11] })).toBe(3);
  });

  it('keeps senders apart', () => {
    const gaps = createGapWatch();
    gaps.missedBefore('a', { seq: 0, dropped: 0, facts: [1, 2, 3] });
    expect(gaps.missedBefore('b', { seq: 9, dropped: 0, facts: [1] })).toBe(0);
    expect(gaps.missedBefore('a', { seq: 3, dropped: 0, facts: [4] })).toBe(0);
  });
});

describe('open spans', () => {
  const start = {
    kind: 'span.started',
    at: 100,
    data: { spanId: 's1', op: 'sql', name: 'query', peer: 'order-mysql' },
  } as const;

  it('end as lost with their process', () => {
    const spans = createOpenSpans();
    spans.note(start);
    const [lost, ...rest] = spans.endAll(350);
    expect(rest).toEqual([]);
    expect(lost?.data).toMatchObject({ spanId: 's1', outcome: 'lost', startedAtMs: 100, durationMs: 250 });
    expect(spans.endAll(400)).toEqual([]);
  });

  it('are forgotten when they end in time', () => {
    const spans = createOpenSpans();
    spans.note(start);
    spans.note({
      kind: 'span.ended',
      at: 120,
      data: { ...start.data, startedAtMs: 100, durationMs: 20, outcome: 'ok' },
    });
    expect(spans.endAll(400)).toEqual([]);
  });
});
