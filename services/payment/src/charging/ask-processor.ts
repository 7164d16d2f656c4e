import type { Charge } from '@bulkhead/contracts';
import type { CardProcessor } from './card-processor.ts';
import type { ChargeTask } from './task.ts';

type Questions = Omit<CardProcessor, 'isThere' | 'stop'>;

// #region idempotency-key
/**
 * Gets to the truth about one payment. The key is the order's id, always: whoever lost an answer asks what became of
 * that key, and only if nobody knows it asks for the charge again, under the same key.
 *
 * @throws PeerUnavailableError when the truth is not known yet
 */
export function askProcessor(processor: Questions, task: ChargeTask): Promise<Charge> {
  return task.wants === 'undo' ? undo(processor, task) : charge(processor, task);
}

async function charge(processor: Questions, task: ChargeTask): Promise<Charge> {
  const { orderId, amountCents, paymentMethod, isFirst } = task;
  const known = isFirst ? undefined : await processor.find(orderId);
  if (known !== undefined) return known.status === 'AUTHORISED' ? processor.capture(orderId) : known;
  if (paymentMethod === undefined) throw new Error(`the payment of order ${orderId} has no payment method`);
  return processor.charge(orderId, {
    amount: { amount: amountCents, currency: 'EUR' },
    paymentMethod,
    capture: true,
    reference: orderId,
  });
}

/** A void under a key that was never charged leaves a tombstone there, so a charge still on its way takes nothing. */
async function undo(processor: Questions, { orderId, status }: ChargeTask): Promise<Charge> {
  const voided = status === 'CAPTURED' ? undefined : await processor.void(orderId);
  return voided ?? processor.refund(orderId);
}
// #endregion idempotency-key
