import type { Message } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { endReservation, lockReservation, moveStock } from './reservation-store.ts';

/** Turns the reservation of a confirmed order into a sale, once. */
export function onOrderConfirmed(context: ServiceContext) {
  return async (tx: Transaction, message: Message<'order.confirmed'>): Promise<Handled> => {
    const { orderId } = message.data;
    const met = await lockReservation(tx, orderId);
    if (met?.status === 'SOLD') return undefined;
    if (met?.status !== 'RESERVED') {
      // The reserve was answered before the order could be confirmed, so this is a fault somewhere else: say it loud.
      const fenced = `the order is confirmed, but its reservation is ${met?.status ?? 'missing'}`;
      context.logger.error({ orderId }, fenced);
      return { fenced };
    }
    endReservation(tx, orderId, 'SOLD', context.now());
    moveStock(tx, 'sell', met.lines);
    return undefined;
  };
}
