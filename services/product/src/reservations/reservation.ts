/** How many pieces of a product an order wants. */
export interface Line {
  productId: string;
  quantity: number;
}

/**
 * The reservation of one order, and at the same time the fence of this step: RELEASED without lines is the tombstone
 * of a release that came before its reserve.
 */
export interface Reservation {
  status: 'RESERVED' | 'REJECTED' | 'RELEASED' | 'SOLD';
  /** The highest epoch of the saga that a command came with. */
  sagaEpoch: number;
  /** Why it was REJECTED. */
  reason: string | undefined;
  /** In the order of product ids. */
  lines: readonly Line[];
}
