import type { Message } from '@bulkhead/contracts';
import type { Handled, Transaction } from '@bulkhead/kit';
import { noteOrder } from './order-history-store.ts';

// #region any-order
/** Each fact tells the whole order, so facts may come in any order: the highest version wins. */
export function onOrderFact(
  tx: Transaction,
  message: Message<'order.created'> | Message<'order.confirmed'> | Message<'order.cancelled'>,
): Handled {
  noteOrder(tx, message.data);
  return undefined;
}
// #endregion any-order
