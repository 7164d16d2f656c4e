import { expect, it } from 'vitest';
import type { Dot } from '../../live/choreographer/dot.ts';
import { nothingUnderWay, underWay } from './under-way.ts';

function dot(spanId: string, part: Partial<Dot> = {}): Dot {
  const rest = { what: 'place order', orderId: '0193-7f3a', glyph: 'command', goneAt: 9_000, isOpen: true } as const;
  return { spanId, routeId: 'sql:order-service', startsAt: 0, arrivesAt: 240, ...rest, ...part };
}

it('says what each dot is, where, and how far', () => {
  const dots = [
    dot('query'),
    dot('call', { routeId: 'rest:shopper>order-service', startsAt: 900, arrivesAt: 1_100 }),
    dot('message', { routeId: 'consume:order.replies', glyph: 'failure', isOpen: false, startsAt: 10 }),
    dot('later', { startsAt: 5_000 }),
  ];
  const { dots: rows, count } = underWay(dots, 1_000, nothingUnderWay);
  expect(count).toBe(3);
  expect(rows.map(({ spanId, where, far }) => `${spanId}: ${where}, ${far}`)).toEqual([
    'query: order-service → its database, waits for an answer',
    'message: out of order.replies, failed',
    'call: shoppers → order-service, on its way',
  ]);
});

it('shows twenty, and how many there are', () => {
  const many = Array.from({ length: 57 }, (_, i) => dot(`span ${i}`));
  const seen = underWay(many, 1_000, nothingUnderWay);
  expect([seen.dots.length, seen.count]).toEqual([20, 57]);
});

it('is the same thing while nothing changed', () => {
  const seen = underWay([dot('a')], 1_000, nothingUnderWay);
  expect(underWay([dot('a')], 1_500, seen)).toBe(seen);
  expect(underWay([dot('a', { isOpen: false })], 1_500, seen)).not.toBe(seen);
});
