import { describe, expect, it } from 'vitest';
import type { PastReader } from '../../../live/history/past.ts';
import type { PastSpan } from '../../../live/history/span.ts';
import { layLanes } from '../maths/lanes.ts';
import { buildScale } from '../maths/scale.ts';
import { lineAt, sceneOf } from './scene.ts';

const lanes = layLanes(200);
const yOf = (id: string) => lanes.find((lane) => lane.id === id)?.y;
const scale = buildScale({
  ...{ width: 1_000, msPerPx: 1, anchorMs: 0, anchorX: 0, activity: [], nowMs: 1_000, isFolding: false },
});

function span(op: string, source: string, startMs: number, change: object = {}): PastSpan {
  const data = { op, spanId: `${op}${startMs}`, name: 'x', peer: 'rabbitmq', outcome: 'ok' };
  const event = { kind: 'span.ended', source, orderId: 'o1', data };
  const blank = { endMs: startMs + 10, glyph: 'command', trace: null, sentBy: null, answeredBy: null };
  return { ...blank, startMs, event, ...change } as unknown as PastSpan; // as much of a span as is drawn
}

function pastOf(spans: PastSpan[]): Pick<PastReader, 'visit' | 'waiting' | 'ofOrder'> {
  return {
    visit: (_from, _to, see) => spans.forEach(see),
    waiting: () => [],
    ofOrder: () => [{ orderId: 'o1', spans, kept: spans.length }],
  };
}

const choice = { scale, lanes, nowMs: 1_000, orderId: null };
const sent = span('publish', 'order-service', 100);

describe('the scene', () => {
  it('draws a message from where it was sent to where it was handled', () => {
    const past = pastOf([sent, span('consume', 'payment-service', 160, { sentBy: sent })]);
    const line = sceneOf({ ...choice, past }).lines.find(({ kind }) => kind === 'message');
    expect(line).toMatchObject({ x1: 100, y1: yOf('order-service'), x2: 160, y2: yOf('payment-service') });
    expect(lineAt(line ? [line] : [], 130, ((line?.y1 ?? 0) + (line?.y2 ?? 0)) / 2)).toBe(line);
    expect(lineAt(line ? [line] : [], 300, 5)).toBeUndefined();
  });

  it('draws what undoes as going back to what it undoes', () => {
    const done = span('consume', 'product-service', 200);
    done.event.data.name = 'inventory.reserve';
    const undo = span('consume', 'product-service', 700, { glyph: 'undo' });
    undo.event.data.name = 'inventory.release';
    const line = sceneOf({ ...choice, past: pastOf([done, undo]) }).lines.find(({ kind }) => kind === 'undoing');
    expect(line).toMatchObject({ x1: 700, x2: 200, glyph: 'undo' });
  });

  it('dims what is of another order, which then can not be pointed at', () => {
    const past = pastOf([sent, span('consume', 'payment-service', 160, { sentBy: sent })]);
    const { lines } = sceneOf({ ...choice, past, orderId: 'o2' });
    expect(lines.every(({ isDim }) => isDim)).toBe(true);
    expect(lineAt(lines, 160, yOf('payment-service') ?? 0)).toBeUndefined();
  });

  it('counts where lines can not be told apart, and keeps what stands out', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => span('consume', 'order-service', i / 2));
    const failed = span('consume', 'order-service', 400, { glyph: 'failure' });
    const { lines, density, operations } = sceneOf({ ...choice, past: pastOf([...many, failed]) });
    expect(operations).toBe(2_001);
    expect(lines.map(({ glyph }) => glyph)).toEqual(['failure', 'failure']);
    expect(density?.get('order-service')?.reduce((a, b) => a + b, 0)).toBeGreaterThan(2_000);
  });
});
