import { fenceSchema, type Message } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { decideRelease } from './decide-release.ts';
import { endReservation, insertReservation, lockReservation, moveStock, raiseEpoch } from './reservation-store.ts';

/** Undoes a reservation, once, also when it never was: then a tombstone refuses the reserve that comes too late. */
export function onInventoryRelease(context: ServiceContext) {
  return async (tx: Transaction, message: Message<'inventory.release'>): Promise<Handled> => {
    const { orderId } = message.data;
    const { sagaEpoch, commandId } = fenceSchema.parse(message);
    const met = await lockReservation(tx, orderId);
    const decision = decideRelease(met, sagaEpoch);
    const now = context.now();
    switch (decision.todo) {
      case 'refuse':
        if (decision.isAlarming) context.logger.error({ orderId, why: decision.fenced }, 'release refused');
        return { fenced: decision.fenced };
      case 'bury':
        insertReservation(tx, orderId, { status: 'RELEASED', sagaEpoch, reason: undefined, lines: [] }, now);
        break;
      case 'give-back':
        endReservation(tx, orderId, 'RELEASED', now);
        moveStock(tx, 'release', decision.lines);
        raiseEpoch(tx, orderId, sagaEpoch);
        break;
      case 'nothing':
        raiseEpoch(tx, orderId, sagaEpoch);
        break;
      default:
        return decision satisfies never;
    }
    const options = { correlationId: orderId, causationId: message.id, commandId, sagaEpoch };
    context.outbox.add(tx, context.newMessage('inventory.released', { orderId }, options));
    return undefined;
  };
}
