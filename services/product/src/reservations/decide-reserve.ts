import type { Line, Reservation } from './reservation.ts';

/** What is on the shelf of one product. */
export interface Shelf {
  name: string;
  available: number;
}

export type ReserveAnswer = { answer: 'reserved' } | { answer: 'rejected'; reason: string };

// #region answered-before
/**
 * What a reserve command meets when this order has a row already: the answer of the first time, or a refusal because
 * the order was undone, or because the command is older than what was seen.
 */
export function decideRepeatedReserve(met: Reservation, sagaEpoch: number): ReserveAnswer | { fenced: string } {
  if (sagaEpoch < met.sagaEpoch) return { fenced: `epoch ${sagaEpoch} is older than ${met.sagaEpoch}` };
  switch (met.status) {
    case 'RESERVED':
    case 'SOLD':
      return { answer: 'reserved' };
    case 'REJECTED':
      return { answer: 'rejected', reason: met.reason ?? 'not in stock' };
    case 'RELEASED':
      return { fenced: 'it was released before it was reserved, or since' };
    default:
      return met.status satisfies never;
  }
}
// #endregion answered-before

/** All lines or none: an order gets what it wants, or learns what is missing. */
export function decideReserve(lines: readonly Line[], shelves: ReadonlyMap<string, Shelf>): ReserveAnswer {
  const missing = lines.flatMap(({ productId, quantity }) => {
    const shelf = shelves.get(productId);
    if (shelf === undefined) return [`there is no product ${productId}`];
    return shelf.available < quantity ? [`${shelf.name}: ${quantity} wanted, ${shelf.available} left`] : [];
  });
  return missing.length === 0 ? { answer: 'reserved' } : { answer: 'rejected', reason: shortened(missing.join(' · ')) };
}

/** One line a product, in the order of ids: whoever locks products in this order never waits in a circle. */
export function linesInLockOrder(items: readonly Line[]): Line[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

const maxReasonLength = 200; // the column

function shortened(text: string): string {
  return text.length <= maxReasonLength ? text : `${text.slice(0, maxReasonLength - 1)}…`;
}
