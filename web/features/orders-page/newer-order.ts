import type { Order } from '@bulkhead/contracts';

/** What is known best of an order: the read model's row, or an answer of the write side that is ahead of it. */
export function newerOrder(viewed: Order, answered: Order | undefined): { order: Order; isViewBehind: boolean } {
  const isViewBehind = answered !== undefined && answered.id === viewed.id && answered.version > viewed.version;
  return { order: isViewBehind ? answered : viewed, isViewBehind };
}
