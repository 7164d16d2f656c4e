import type { Order } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { newerOrder } from './newer-order.ts';

const order = (version: number, id = 'a') => ({ id, version }) as Order; // nothing else is looked at

it('shows the answer of the write side until the read model has caught up', () => {
  expect(newerOrder(order(2), order(3))).toEqual({ order: order(3), isViewBehind: true });
  expect(newerOrder(order(3), order(3))).toEqual({ order: order(3), isViewBehind: false });
  expect(newerOrder(order(4), order(3))).toEqual({ order: order(4), isViewBehind: false });
  expect(newerOrder(order(1), undefined)).toEqual({ order: order(1), isViewBehind: false });
  expect(newerOrder(order(1), order(9, 'b')).order).toEqual(order(1));
});
