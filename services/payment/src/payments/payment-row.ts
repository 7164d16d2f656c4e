import type { Fence, PaymentMethod, PaymentStatus } from '@bulkhead/contracts';
import type { Payment } from './payment.ts';

/** A row of the table `payments`, as `paymentColumns` selects it. */
export interface PaymentRow {
  id: string;
  orderId: string;
  amountCents: number;
  paymentMethod: PaymentMethod | null;
  status: PaymentStatus;
  reason: string | null;
  commandId: string | null;
  sagaEpoch: number;
  undoCommandId: string | null;
  undoEpoch: number | null;
  attempts: number;
  traceparent: string | null;
}

export const paymentColumns = `id, order_id AS orderId, amount_cents AS amountCents, payment_method AS paymentMethod,
  status, reason, command_id AS commandId, saga_epoch AS sagaEpoch, undo_command_id AS undoCommandId,
  undo_epoch AS undoEpoch, attempts, traceparent`;

export function fromRow(row: PaymentRow): Payment {
  const undo = fence(row.undoCommandId, row.undoEpoch);
  return {
    id: row.id,
    orderId: row.orderId,
    amountCents: row.amountCents,
    paymentMethod: row.paymentMethod ?? undefined,
    status: row.status,
    reason: row.reason ?? undefined,
    command: fence(row.commandId, row.sagaEpoch),
    epoch: Math.max(row.sagaEpoch, row.undoEpoch ?? 0),
    undo: row.status === 'CAPTURED' || row.status === 'UNKNOWN' || row.status === 'AUTHORISED' ? undo : undefined,
    attempts: row.attempts,
    traceparent: row.traceparent ?? undefined,
  };
}

function fence(commandId: string | null, sagaEpoch: number | null): Fence | undefined {
  return commandId === null || sagaEpoch === null ? undefined : { commandId, sagaEpoch };
}
