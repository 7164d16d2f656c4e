import { fenceSchema, type Message } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { v7 } from 'uuid';
import { leaseMs } from '../charging/lease.ts';
import { type ChargeTask, taskOf } from '../charging/task.ts';
import { decideRefund } from './decide-payment.ts';
import { insertTombstone, lockPayment, noteUndo, raiseEpoch } from './payment-store.ts';

/** Sees to it that no money stays taken, also when it is not known whether any was, or will be. */
export function onPaymentRefund(context: ServiceContext, handOver: (task: ChargeTask) => void) {
  return async (tx: Transaction, message: Message<'payment.refund'>): Promise<Handled> => {
    const { orderId } = message.data;
    const command = fenceSchema.parse(message);
    const met = await lockPayment(tx, orderId);
    const decision = decideRefund(met, command);
    switch (decision.kind) {
      case 'tombstone':
        insertTombstone(tx, v7(), orderId, command, context.now());
        break;
      case 'reply':
        raiseEpoch(tx, orderId, command.sagaEpoch);
        break;
      case 'undo':
        noteUndo(tx, orderId, command, leaseMs, context.now());
        if (met) {
          const task = taskOf({ ...met, undo: command });
          if (task) tx.afterCommit(() => handOver({ ...task, causationId: message.id }));
        }
        return undefined; // the answer follows when the money is back
      case 'fenced':
        return { fenced: decision.why };
      default:
        return decision satisfies never;
    }
    const options = { correlationId: orderId, causationId: message.id, ...command };
    context.outbox.add(tx, context.newMessage('payment.refunded', { orderId }, options));
    return undefined;
  };
}
