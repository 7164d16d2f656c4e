import type { DatabaseId } from '@bulkhead/contracts';

/** One leg of an order's way: a durable transaction, or a message through a queue to whoever commits next. */
export interface Leg {
  commit: DatabaseId;
  /** How it got there; undefined: in the same process, right after the leg before. */
  by?: 'message';
}

/**
 * The transactions and hops that one confirmed order needs in this design, as its trace shows them. The main line ends
 * with the confirmation; what happens beside it is only counted.
 */
export const mainLine: readonly Leg[] = [
  { commit: 'order-mysql' }, // place
  { commit: 'product-mysql', by: 'message' }, // reserve
  { commit: 'order-mysql', by: 'message' },
  { commit: 'payment-mysql', by: 'message' }, // note, then charge
  { commit: 'payment-mysql' }, // record
  { commit: 'order-mysql', by: 'message' }, // confirmed
];

export const beside: readonly (readonly Leg[])[] = [
  [{ commit: 'customer-mysql', by: 'message' }], // history: created
  [{ commit: 'customer-mysql', by: 'message' }], // history: confirmed
  [{ commit: 'product-mysql', by: 'message' }], // sold
  [
    { commit: 'notification-mysql', by: 'message' },
    { commit: 'order-mysql', by: 'message' },
  ],
];

export function countLegs(): { transactions: number; hops: number } {
  const legs = [...mainLine, ...beside.flat()];
  return { transactions: legs.length, hops: legs.filter((leg) => leg.by === 'message').length };
}
