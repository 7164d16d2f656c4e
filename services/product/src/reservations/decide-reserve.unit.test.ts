import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideRepeatedReserve, decideReserve, linesInLockOrder } from './decide-reserve.ts';
import type { Reservation } from './reservation.ts';

const productIds = ['anchor', 'bell', 'compass', 'dinghy'];
const someLines = fc.array(
  fc.record({ productId: fc.constantFrom(...productIds), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 8 },
);
const someShelves = fc
  .dictionary(fc.constantFrom(...productIds), fc.integer({ min: 0, max: 12 }))
  .map((stock) => new Map(Object.entries(stock).map(([id, available]) => [id, { name: `The ${id}`, available }])));

test('reserved if and only if every product is known and has enough for all of its lines', () => {
  fc.assert(
    fc.property(someLines, someShelves, (items, shelves) => {
      const hasAll = productIds.every((id) => {
        const wanted = items.filter((item) => item.productId === id).reduce((sum, item) => sum + item.quantity, 0);
        return wanted === 0 || (shelves.get(id)?.available ?? -1) >= wanted;
      });
      expect(decideReserve(linesInLockOrder(items), shelves).answer).toBe(hasAll ? 'reserved' : 'rejected');
    }),
  );
});

test('lines are one a product, in the order of ids, and want as much in all', () => {
  fc.assert(
    fc.property(someLines, (items) => {
      const lines = linesInLockOrder(items);
      const ids = lines.map((line) => line.productId);
      expect(ids).toEqual([...new Set(items.map((item) => item.productId))].sort());
      const sum = (of: readonly { quantity: number }[]) => of.reduce((total, line) => total + line.quantity, 0);
      expect(sum(lines)).toBe(sum(items));
    }),
  );
});

test('the reason names what is missing', () => {
  const shelves = new Map([['ship-in-a-bottle', { name: 'Ship in a bottle', available: 0 }]]);
  const lines = [
    { productId: 'kraken', quantity: 1 },
    { productId: 'ship-in-a-bottle', quantity: 1 },
  ];
  expect(decideReserve(lines, shelves)).toEqual({
    answer: 'rejected',
    reason: 'there is no product kraken · Ship in a bottle: 1 wanted, 0 left',
  });
});

test('a reason always fits its column', () => {
  const lines = Array.from({ length: 20 }, (_, n) => ({ productId: `unknown-product-number-${n}`, quantity: 1 }));
  const decision = decideReserve(lines, new Map());
  expect(decision.answer === 'rejected' && decision.reason).toHaveLength(200);
});

test.each<[Reservation['status'], object]>([
  ['RESERVED', { answer: 'reserved' }],
  ['SOLD', { answer: 'reserved' }],
  ['REJECTED', { answer: 'rejected', reason: 'none left' }],
  ['RELEASED', { fenced: expect.any(String) }],
])('a repeated reserve meets %s', (status, expected) => {
  const met: Reservation = { status, sagaEpoch: 3, reason: 'none left', lines: [] };
  expect(decideRepeatedReserve(met, 3)).toEqual(expected);
  expect(decideRepeatedReserve(met, 4)).toEqual(expected);
  expect(decideRepeatedReserve(met, 2)).toEqual({ fenced: 'epoch 2 is older than 3' });
});
