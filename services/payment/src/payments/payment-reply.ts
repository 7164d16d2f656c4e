import type { AnyMessage, Fence } from '@bulkhead/contracts';
import type { NewMessage } from '@bulkhead/kit';
import type { Payment } from './payment.ts';

export type PaymentReply = 'completed' | 'failed' | 'refunded';

/** The answer to a command: with that command's fence, so that the saga can tell an old answer from a new one. */
export function paymentReply(
  newMessage: NewMessage,
  reply: PaymentReply,
  payment: Pick<Payment, 'id' | 'orderId' | 'amountCents' | 'reason'>,
  to: Fence & { causationId?: string },
): AnyMessage {
  const { orderId } = payment;
  const { commandId, sagaEpoch, causationId } = to;
  const cause = causationId === undefined ? {} : { causationId };
  const options = { correlationId: orderId, commandId, sagaEpoch, ...cause };
  switch (reply) {
    case 'completed': {
      const amount = { amount: payment.amountCents, currency: 'EUR' } as const;
      return newMessage('payment.completed', { orderId, paymentId: payment.id, amount }, options);
    }
    case 'failed':
      return newMessage('payment.failed', { orderId, reason: payment.reason ?? 'The card was declined.' }, options);
    case 'refunded':
      return newMessage('payment.refunded', { orderId }, options);
    default:
      return reply satisfies never;
  }
}
