import { expect, it } from 'vitest';
import type { Dot } from '../../../live/choreographer/dot.ts';
import { samplePath } from '../places/path.ts';
import { hitDot } from './hit-dot.ts';

const straight = samplePath([
  [0, 0],
  [100, 0],
]);
const ways = new Map([['a', straight]]);

function dot(spanId: string, part: Partial<Dot> = {}): Dot {
  const rest = { what: 'place order', orderId: undefined, glyph: 'command', goneAt: 9_000, isOpen: true } as const;
  return { spanId, routeId: 'a', startsAt: 0, arrivesAt: 240, ...rest, ...part };
}

it('a dot at rest is hit at the end of its way', () => {
  expect(hitDot([dot('one')], ways, { x: 98, y: 5 }, 12, 5_000)?.spanId).toBe('one');
  expect(hitDot([dot('one')], ways, { x: 80, y: 0 }, 12, 5_000)).toBeUndefined();
});

it('a moving dot is hit where it is just then', () => {
  expect(hitDot([dot('one')], ways, { x: 50, y: 0 }, 12, 120)?.spanId).toBe('one');
  expect(hitDot([dot('one')], ways, { x: 100, y: 0 }, 12, 120)).toBeUndefined();
});

it('the nearest is meant, and of two at one place the one on top', () => {
  const dots = [dot('rests'), dot('moves', { startsAt: 4_900, arrivesAt: 5_140 }), dot('on top')];
  expect(hitDot(dots, ways, { x: 97, y: 0 }, 12, 5_000)?.spanId).toBe('on top');
  expect(hitDot(dots, ways, { x: 40, y: 0 }, 20, 5_000)?.spanId).toBe('moves');
});

it('what has not started yet, and what goes no known way, is not hit', () => {
  expect(hitDot([dot('later', { startsAt: 10, arrivesAt: 250 })], ways, { x: 0, y: 0 }, 12, 5)).toBeUndefined();
  expect(hitDot([dot('lost', { routeId: 'nowhere' })], ways, { x: 100, y: 0 }, 12, 5_000)).toBeUndefined();
});
