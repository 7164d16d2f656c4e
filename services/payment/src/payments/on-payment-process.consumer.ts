import { fenceSchema, type Message } from '@bulkhead/contracts';
import type { Handled, ServiceContext, Transaction } from '@bulkhead/kit';
import { v7 } from 'uuid';
import { leaseMs } from '../charging/lease.ts';
import type { ChargeTask } from '../charging/task.ts';
import { decideProcess } from './decide-payment.ts';
import { paymentReply } from './payment-reply.ts';
import { insertPayment, lockPayment, raiseEpoch, rememberCommand } from './payment-store.ts';

// #region note-before-charge
/**
 * Notes the payment as UNKNOWN, and hands it over once that is committed: the card processor is asked outside of any
 * transaction. A process that dies in between leaves a row that says what is to be asked.
 */
export function onPaymentProcess(context: ServiceContext, handOver: (task: ChargeTask) => void) {
  return async (tx: Transaction, message: Message<'payment.process'>): Promise<Handled> => {
    const { orderId, amount, paymentMethod } = message.data;
    const command = fenceSchema.parse(message);
    const met = await lockPayment(tx, orderId);
    const decision = decideProcess(met, command);
    switch (decision.kind) {
      case 'start': {
        const traceparent = context.telemetry.outgoingHeaders().traceparent;
        const payment = { id: v7(), orderId, amountCents: amount.amount, paymentMethod, command, traceparent };
        insertPayment(tx, payment, leaseMs, context.now());
        const task = { ...payment, wants: 'charge', status: 'UNKNOWN', attempts: 0, isFirst: true } as const;
        tx.afterCommit(() => handOver({ ...task, causationId: message.id }));
        return undefined;
      }
      case 'remember':
        rememberCommand(tx, orderId, command);
        return undefined;
      case 'reply':
        raiseEpoch(tx, orderId, command.sagaEpoch);
        // Only a payment that was met is answered for.
        if (met) {
          const to = { ...command, causationId: message.id };
          context.outbox.add(tx, paymentReply(context.newMessage, decision.reply, met, to));
        }
        return undefined;
      case 'fenced':
        return { fenced: decision.why };
      default:
        return decision satisfies never;
    }
  };
}
// #endregion note-before-charge
