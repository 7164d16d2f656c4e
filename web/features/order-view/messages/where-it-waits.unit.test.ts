import type { PassportMessage } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { whereItWaits } from './where-it-waits.ts';

const confirmed: PassportMessage = {
  ...{ id: 'm', type: 'order.confirmed', refused: [], deliveries: [] },
  sent: [{ atMs: 1, confirmedMs: 1, spanId: 'p' }],
};
const taken = { queue: 'product.sales', to: 'product-service', atMs: 2, outcome: 'ok', spanId: 'c' } as const;

it('a message waits in each queue that it is routed to, until it is taken there', () => {
  expect(whereItWaits(confirmed)).toEqual(['product.sales', 'customer.order-history']);
  expect(whereItWaits({ ...confirmed, deliveries: [taken] })).toEqual(['customer.order-history']);
});

it('a message of which only the arrival was told, or of a type of another version, waits nowhere', () => {
  expect(whereItWaits({ ...confirmed, sent: [] })).toEqual([]);
  expect(whereItWaits({ ...confirmed, type: 'order.gift-wrapped' })).toEqual([]);
});
