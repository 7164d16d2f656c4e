import { expect, it } from 'vitest';
import type { PastSpan } from '../../../live/history/span.ts';
import { stepFrom, summaryOf, summaryText } from './range-summary.ts';

function span(op: string, startMs: number, endMs: number | null, outcome = 'ok', orderId = 'o1'): PastSpan {
  const kind = endMs === null ? 'span.started' : 'span.ended';
  return { startMs, endMs, trace: null, sentBy: null, event: { kind, orderId, data: { op, outcome } } } as PastSpan;
}

const spans = [
  span('http-server', 100, 160),
  span('publish', 120, 130),
  span('http-client', 200, 210, 'error'),
  span('publish', 300, null, 'ok', 'o2'),
];
const past = {
  known: () => ({ fromMs: 0, toMs: 1_000 }),
  visit: (fromMs: number, toMs: number, see: (one: PastSpan) => void) => {
    for (const one of spans) if (one.startMs <= toMs && (one.endMs ?? 1_000) >= fromMs) see(one);
  },
};

it('counts what happened in a range', () => {
  const summary = summaryOf(past, { fromMs: 0, toMs: 400 });
  expect(summary).toEqual({ lengthMs: 400, messages: 2, orders: 2, failures: 1, p95Ms: 60 });
  expect(summaryText(summary)).toBe('400 ms · 2 messages · 2 orders · 1 failure · p95 of calls 60 ms');
  expect(summaryOf(past, { fromMs: 170, toMs: 199 })).toMatchObject({ messages: 0, orders: 0, p95Ms: null });
});

it('steps to the next and the previous event, of one order when asked', () => {
  expect(stepFrom(past, 120, 1, null)).toBe(130);
  expect(stepFrom(past, 120, -1, null)).toBe(100);
  expect(stepFrom(past, 210, 1, 'o1')).toBeNull();
  expect(stepFrom(past, 210, 1, null)).toBe(300);
  expect(stepFrom({ ...past, known: () => null }, 210, 1, null)).toBeNull();
});
