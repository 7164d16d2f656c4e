import type { Fence } from '@bulkhead/contracts';
import { isOpen, type PaymentState } from './payment.ts';

type Fenced = { kind: 'fenced'; why: string };

export type ProcessDecision =
  | { kind: 'start' }
  /** The outcome is not known yet; when it is, this newer command gets the answer. */
  | { kind: 'remember' }
  | { kind: 'reply'; reply: 'completed' | 'failed' }
  | Fenced;

export type RefundDecision =
  /** Nothing was ever charged: leave a mark, so that a charge that comes later is refused. */
  { kind: 'tombstone' } | { kind: 'undo' } | { kind: 'reply' } | Fenced;

/**
 * `payment.process`. The row is the fence: a payment that was refunded, or is being refunded, is never charged again,
 * and a command of an older epoch changes nothing. A command that was done before is answered again, alike.
 */
export function decideProcess(state: PaymentState | undefined, command: Fence): ProcessDecision {
  if (state === undefined) return { kind: 'start' };
  if (state.status === 'VOIDED' || state.status === 'REFUNDED') return fenced(`the payment is ${state.status}`);
  if (state.undo !== undefined) return fenced('the payment is being refunded');
  if (command.sagaEpoch < state.epoch) return older(command, state);
  switch (state.status) {
    case 'CAPTURED':
      return { kind: 'reply', reply: 'completed' };
    case 'DECLINED':
      return { kind: 'reply', reply: 'failed' };
    case 'UNKNOWN':
    case 'AUTHORISED':
      return { kind: 'remember' };
    default:
      return state.status satisfies never;
  }
}

/** `payment.refund`: ends with no money taken, whatever was charged, in whatever order the commands come. */
export function decideRefund(state: PaymentState | undefined, command: Fence): RefundDecision {
  if (state === undefined) return { kind: 'tombstone' };
  if (command.sagaEpoch < state.epoch) return older(command, state);
  return state.status === 'CAPTURED' || isOpen(state) ? { kind: 'undo' } : { kind: 'reply' };
}

function older(command: Fence, state: PaymentState): Fenced {
  return fenced(`the command is of epoch ${command.sagaEpoch}, the payment is in ${state.epoch}`);
}

function fenced(why: string): Fenced {
  return { kind: 'fenced', why };
}
