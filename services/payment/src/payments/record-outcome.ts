import type { ServiceContext } from '@bulkhead/kit';
import type { ChargeTask } from '../charging/task.ts';
import { decideOutcome } from './decide-outcome.ts';
import type { ChargeOutcome } from './payment.ts';
import { paymentReply } from './payment-reply.ts';
import { lockPayment, settlePayment } from './payment-store.ts';

// #region record
/**
 * Writes what the card processor said: status, ledger and reply in one transaction, once, however often it is said.
 *
 * @throws DatabaseUnavailableError: the payment stays as it was, and is asked for again
 */
export async function recordOutcome(
  context: ServiceContext,
  { orderId, causationId }: Pick<ChargeTask, 'orderId' | 'causationId'>,
  charge: ChargeOutcome,
): Promise<void> {
  await context.grouped.run('record payment', async (tx) => {
    const payment = await lockPayment(tx, orderId);
    const decision = payment && decideOutcome(payment, charge);
    if (payment === undefined || decision === undefined) return;
    settlePayment(tx, payment, decision, charge, context.now());
    const command = decision.reply === 'refunded' ? payment.undo : payment.command;
    if (decision.reply === 'none' || command === undefined) return;
    const settled = { ...payment, reason: decision.reason };
    const to = { ...command, ...(causationId === undefined ? {} : { causationId }) };
    context.outbox.add(tx, paymentReply(context.newMessage, decision.reply, settled, to));
  });
}
// #endregion record
