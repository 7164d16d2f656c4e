import { isOpen, type Payment } from '../payments/payment.ts';

/** One conversation with the card processor that is due. */
export type ChargeTask = Pick<
  Payment,
  'orderId' | 'amountCents' | 'paymentMethod' | 'status' | 'attempts' | 'traceparent'
> & {
  wants: 'charge' | 'undo';
  /** The message that asks for it; not known once the payment was found as a row. */
  causationId?: string;
  /** Nobody has ever asked about this payment, so there is nothing to look up first. */
  isFirst: boolean;
};

/** What is to be asked about a payment that was met as a row. Undefined: nothing, whatever its time says. */
export function taskOf(payment: Payment): ChargeTask | undefined {
  const { orderId, amountCents, paymentMethod, status, attempts, traceparent } = payment;
  const facts = { orderId, amountCents, paymentMethod, status, attempts, traceparent, isFirst: false };
  if (payment.undo !== undefined) return { ...facts, wants: 'undo' };
  return isOpen(payment) ? { ...facts, wants: 'charge' } : undefined;
}
