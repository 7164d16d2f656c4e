import type { Fence, PaymentMethod } from '@bulkhead/contracts';
import type { Transaction } from '@bulkhead/kit';
import type { Movement, OutcomeDecision } from './decide-outcome.ts';
import type { ChargeOutcome, Payment } from './payment.ts';
import { fromRow, type PaymentRow, paymentColumns } from './payment-row.ts';

/** The order's payment, kept from others until the transaction ends. */
export async function lockPayment(tx: Transaction, orderId: string): Promise<Payment | undefined> {
  const [row] = await tx.read<PaymentRow>(`SELECT ${paymentColumns} FROM payments WHERE order_id = ? FOR UPDATE`, [
    orderId,
  ]);
  return row && fromRow(row);
}

export interface NewPayment {
  id: string;
  orderId: string;
  amountCents: number;
  paymentMethod: PaymentMethod;
  command: Fence;
  traceparent: string | undefined;
}

/**
 * Before the card processor is asked. Whoever asks has `leaseMs`; then others take the payment up. Two instances that
 * meet the same order at once: the key refuses the second, which is then handled again.
 */
export function insertPayment(tx: Transaction, payment: NewPayment, leaseMs: number, now: Date): void {
  const { id, orderId, amountCents, paymentMethod, command, traceparent } = payment;
  tx.write(
    `INSERT INTO payments (id, order_id, amount_cents, payment_method, status, command_id, saga_epoch, traceparent,
       next_check_at, created_at, updated_at)
     VALUES (?, ?, ?, ?, 'UNKNOWN', ?, ?, ?, NOW(6) + INTERVAL ? MICROSECOND, ?, ?)`,
    [
      ...[id, orderId, amountCents, paymentMethod, command.commandId, command.sagaEpoch],
      ...[traceparent ?? null, leaseMs * 1_000, now, now],
    ],
  );
}

/** A refund came first: from now on a charge is refused. */
export function insertTombstone(tx: Transaction, id: string, orderId: string, undo: Fence, now: Date): void {
  tx.write(
    `INSERT INTO payments (id, order_id, amount_cents, status, reason, saga_epoch, undo_command_id, undo_epoch,
       created_at, updated_at)
     VALUES (?, ?, 0, 'VOIDED', 'Refunded before it was asked for.', ?, ?, ?, ?, ?)`,
    [id, orderId, undo.sagaEpoch, undo.commandId, undo.sagaEpoch, now, now],
  );
}

/** The command that will be answered with the outcome of the charge. */
export function rememberCommand(tx: Transaction, orderId: string, { commandId, sagaEpoch }: Fence): void {
  tx.write('UPDATE payments SET command_id = ?, saga_epoch = ? WHERE order_id = ?', [commandId, sagaEpoch, orderId]);
}

/** From now on commands of older epochs are refused. */
export function raiseEpoch(tx: Transaction, orderId: string, sagaEpoch: number): void {
  tx.write('UPDATE payments SET saga_epoch = GREATEST(saga_epoch, ?) WHERE order_id = ?', [sagaEpoch, orderId]);
}

/** Notes that no money is wanted any more. Whoever asks the card processor for it has `leaseMs`. */
export function noteUndo(tx: Transaction, orderId: string, undo: Fence, leaseMs: number, now: Date): void {
  tx.write(
    `UPDATE payments SET undo_command_id = ?, undo_epoch = ?, next_check_at = NOW(6) + INTERVAL ? MICROSECOND,
       updated_at = ? WHERE order_id = ?`,
    [undo.commandId, undo.sagaEpoch, leaseMs * 1_000, now, orderId],
  );
}

/** Writes an outcome, if the payment is still as it was when it was decided. */
export function settlePayment(
  tx: Transaction,
  payment: Payment,
  decision: OutcomeDecision,
  charge: ChargeOutcome,
  now: Date,
): void {
  const nextCheck = decision.goesOn ? 'NOW(6)' : 'NULL';
  tx.write(
    `UPDATE payments SET status = ?, reason = ?, charge_id = ?, next_check_at = ${nextCheck}, updated_at = ?
      WHERE order_id = ? AND status = ?`,
    [decision.status, decision.reason?.slice(0, 200) ?? null, charge.id, now, payment.orderId, payment.status],
  );
  for (const movement of decision.bookings) book(tx, payment, movement, now);
}

/** Double entry: what one account gets, the other gives. */
function book(tx: Transaction, { id, amountCents }: Payment, movement: Movement, now: Date): void {
  const cents = movement === 'capture' ? amountCents : -amountCents;
  tx.write('INSERT INTO ledger_entries (payment_id, movement, account, amount_cents, booked_at) VALUES ?', [
    [
      [id, movement, 'card-processor', -cents, now],
      [id, movement, 'revenue', cents, now],
    ],
  ]);
}
