import type { OrderStatus } from '@bulkhead/contracts';
import type { OrderView } from '@bulkhead/world';
import { expect, it } from 'vitest';
import { choicesOf, filterOrders, noFilter } from './filter-orders.ts';

const order = (id: string, status: OrderStatus, customerId: string | null) =>
  // Of an order only what is filtered by is there.
  ({ id, status, customerId, customerName: customerId?.toUpperCase() ?? null }) as OrderView;

const orders = {
  c: order('c', 'PENDING', 'ada'),
  b: order('b', 'CONFIRMED', 'grace'),
  a: order('a', 'CONFIRMED', null),
};
const world = { orders, orderIds: ['c', 'b', 'a'] };

it('keeps the orders of a status, of a customer, or of both, newest first', () => {
  expect(filterOrders(world, { status: 'CONFIRMED', customerId: null })).toEqual(['b', 'a']);
  expect(filterOrders(world, { status: null, customerId: 'ada' })).toEqual(['c']);
  expect(filterOrders(world, { status: 'CONFIRMED', customerId: 'ada' })).toEqual([]);
  expect(filterOrders(world, noFilter)).toBe(world.orderIds);
});

it('offers what there is', () => {
  expect(choicesOf(world)).toEqual({
    statuses: { PENDING: 1, CONFIRMED: 2 },
    customers: [
      { id: 'ada', name: 'ADA' },
      { id: 'grace', name: 'GRACE' },
    ],
  });
});
