import type { Charge, Fence, PaymentMethod, PaymentStatus } from '@bulkhead/contracts';

/** A payment as the rules see it. Undefined in place of it: this order was never heard of. */
export interface PaymentState {
  status: PaymentStatus;
  /** The command that is to be answered with the outcome of the charge. */
  command: Fence | undefined;
  /** Highest saga epoch of a command that was accepted. */
  epoch: number;
  /** Set once a refund was asked for and is not done: the command that is to be answered. */
  undo: Fence | undefined;
}

/** A payment as stored. */
export interface Payment extends PaymentState {
  id: string;
  orderId: string;
  amountCents: number;
  /** Missing on a tombstone. */
  paymentMethod: PaymentMethod | undefined;
  reason: string | undefined;
  /** How often the card processor was asked without a usable answer. */
  attempts: number;
  /** The order's trace. */
  traceparent: string | undefined;
}

/** What the card processor says about a charge. */
export type ChargeOutcome = Pick<Charge, 'id' | 'status' | 'reason'>;

/** Whether the card processor still has to be asked for the outcome. */
export function isOpen(state: Pick<PaymentState, 'status'>): boolean {
  return state.status === 'UNKNOWN' || state.status === 'AUTHORISED';
}
