import { fenceSchema, type Message } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { decideRepeatedReserve, decideReserve, linesInLockOrder, type ReserveAnswer } from './decide-reserve.ts';
import { insertReservation, lockReservation, lockShelves, moveStock, raiseEpoch } from './reservation-store.ts';

// #region reserve
/** Reserves what an order wants, or says why not. A command that was answered before is answered again, alike. */
export function onInventoryReserve(context: ServiceContext) {
  return async (tx: Transaction, message: Message<'inventory.reserve'>): Promise<Handled> => {
    const { orderId } = message.data;
    const { sagaEpoch } = fenceSchema.parse(message);
    const met = await lockReservation(tx, orderId);
    if (met !== undefined) {
      const decision = decideRepeatedReserve(met, sagaEpoch);
      if ('fenced' in decision) return decision;
      raiseEpoch(tx, orderId, sagaEpoch);
      reply(context, tx, message, decision);
      return undefined;
    }
    const wanted = linesInLockOrder(message.data.items);
    const decision = decideReserve(wanted, await lockShelves(tx, wanted));
    const now = context.now();
    if (decision.answer === 'reserved') {
      insertReservation(tx, orderId, { status: 'RESERVED', sagaEpoch, reason: undefined, lines: wanted }, now);
      moveStock(tx, 'reserve', wanted);
    } else {
      insertReservation(tx, orderId, { status: 'REJECTED', sagaEpoch, reason: decision.reason, lines: [] }, now);
    }
    reply(context, tx, message, decision);
    return undefined;
  };
}
// #endregion reserve

function reply(
  context: ServiceContext,
  tx: Transaction,
  command: Message<'inventory.reserve'>,
  outcome: ReserveAnswer,
): void {
  const { orderId } = command.data;
  const options = { correlationId: orderId, causationId: command.id, ...fenceSchema.parse(command) };
  const message =
    outcome.answer === 'reserved'
      ? context.newMessage('inventory.reserved', { orderId }, options)
      : context.newMessage('inventory.rejected', { orderId, reason: outcome.reason }, options);
  context.outbox.add(tx, message);
}
