import type { PaymentStatus } from '@bulkhead/contracts';
import { type ChargeOutcome, isOpen, type PaymentState } from './payment.ts';

export type Movement = 'capture' | 'refund';

export interface OutcomeDecision {
  status: PaymentStatus;
  reason?: string;
  /** Money that moved since the last known state, in this order. */
  bookings: Movement[];
  reply: 'completed' | 'failed' | 'refunded' | 'none';
  /** The card processor has to be asked again, for the refund. */
  goesOn: boolean;
}

/**
 * What an answer of the card processor means for a payment. Undefined: nothing new (a second worker was faster, or it
 * answered an older question).
 */
export function decideOutcome(state: PaymentState, outcome: ChargeOutcome): OutcomeDecision | undefined {
  const isUndone = state.undo !== undefined;
  if (state.status === 'CAPTURED') {
    const isRefund = isUndone && outcome.status === 'REFUNDED';
    return isRefund ? { status: 'REFUNDED', bookings: ['refund'], reply: 'refunded', goesOn: false } : undefined;
  }
  if (!isOpen(state)) return undefined;
  switch (outcome.status) {
    case 'CAPTURED':
      // Captured although it is to be undone: the books show both, and the refund is still to come.
      return { status: 'CAPTURED', bookings: ['capture'], reply: isUndone ? 'none' : 'completed', goesOn: isUndone };
    case 'DECLINED':
      return ended(state, { status: 'DECLINED', bookings: [], reason: outcome.reason ?? 'The card was declined.' });
    case 'VOIDED':
      return ended(state, { status: 'VOIDED', bookings: [], reason: outcome.reason ?? 'The charge was voided.' });
    case 'REFUNDED':
      return ended(state, { status: 'REFUNDED', bookings: ['capture', 'refund'], reason: 'The charge was refunded.' });
    case 'AUTHORISED':
      return undefined; // the saga captures at once: whoever asked goes on to capture or void it
    default:
      return outcome.status satisfies never;
  }
}

/** No money is held any more. That is what an undo wants, and a failure for everybody else. */
function ended(
  state: PaymentState,
  end: Required<Pick<OutcomeDecision, 'status' | 'bookings' | 'reason'>>,
): OutcomeDecision {
  return { ...end, reply: state.undo === undefined ? 'failed' : 'refunded', goesOn: false };
}
