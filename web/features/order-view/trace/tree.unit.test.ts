import type { PassportSpan } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { messagesAt, spansAt } from './at-moment.ts';
import { traceRows } from './tree.ts';

const base = {
  source: 'order-service',
  op: 'sql',
  name: 'x',
  peer: 'order-mysql',
  outcome: 'ok',
  durationMs: 5,
} as const;

function span(spanId: string, startedAtMs: number, rest: Partial<PassportSpan> = {}): PassportSpan {
  return { ...base, spanId, startedAtMs, ...rest };
}

const drawn = (spans: PassportSpan[]) => traceRows(spans).map(({ span: { spanId }, depth }) => `${depth}${spanId}`);

describe('the rows of a trace', () => {
  it('are each below what they came from, by their beginning', () => {
    const spans = [
      span('late', 9, { parentSpanId: 'root' }),
      span('inner', 3, { parentSpanId: 'early' }),
      span('early', 2, { parentSpanId: 'root' }),
      span('root', 1),
    ];
    expect(drawn(spans)).toEqual(['0root', '1early', '2inner', '1late']);
  });

  it('begin anew where the parent was not told, and leave nothing out when parents run in a circle', () => {
    expect(drawn([span('b', 2, { parentSpanId: 'gone' }), span('a', 1)])).toEqual(['0a', '0b']);
    expect(drawn([span('a', 1, { parentSpanId: 'b' }), span('b', 2, { parentSpanId: 'a' })]).sort()).toEqual([
      '0a',
      '1b',
    ]);
    expect(drawn([span('self', 1, { parentSpanId: 'self' })])).toEqual(['0self']);
  });

  it('show a message on its way from its sending to its taking, and none that went back in time', () => {
    const sent = span('p', 10, { op: 'publish' });
    const [, taken] = traceRows([sent, span('c', 70, { op: 'consume', parentSpanId: 'p' })]);
    expect(taken?.hop).toEqual({ fromMs: 10, toMs: 70 });
    const [, early] = traceRows([sent, span('c', 10, { op: 'consume', parentSpanId: 'p' })]);
    expect(early?.hop).toBeUndefined();
  });

  it('go as deep as it takes', () => {
    const spans = Array.from({ length: 3_000 }, (_, n) => span(`s${n}`, n, n > 0 ? { parentSpanId: `s${n - 1}` } : {}));
    expect(traceRows(spans).at(-1)?.depth).toBe(2_999);
  });
});

describe('a trace at a past moment', () => {
  it('has what had begun, and leaves open what had not ended', () => {
    const spans = [span('done', 0), span('open', 8, { detail: '200' }), span('later', 20)];
    const past = spansAt(spans, 10);
    expect(past.map(({ spanId, outcome }) => [spanId, outcome])).toEqual([
      ['done', 'ok'],
      ['open', 'open'],
    ]);
    expect(past[1]).not.toHaveProperty('detail');
    expect(spansAt(spans, null)).toBe(spans);
  });

  it('has no message that was not sent yet', () => {
    const message = {
      ...{ id: 'm', type: 'payment.process', refused: [] },
      sent: [{ atMs: 5, spanId: 'p' }],
      deliveries: [{ queue: 'payment.commands', to: 'payment-service', atMs: 9, outcome: 'ok', spanId: 'c' } as const],
    };
    expect(messagesAt([message], 4)).toEqual([]);
    expect(messagesAt([message], 6)).toMatchObject([{ sent: [{ atMs: 5 }], deliveries: [] }]);
  });
});
