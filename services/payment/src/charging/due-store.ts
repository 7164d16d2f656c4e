import type { Transaction } from '@bulkhead/kit';
import type { Payment } from '../payments/payment.ts';
import { fromRow, type PaymentRow, paymentColumns } from '../payments/payment-row.ts';

/**
 * Takes payments whose time has come and moves their time ahead by the lease, so that several instances don't ask for
 * the same one. Rows that another instance is just taking are passed over.
 */
export async function claimDue(tx: Transaction, limit: number, leaseMs: number): Promise<Payment[]> {
  const rows = await tx.read<PaymentRow>(
    `SELECT ${paymentColumns} FROM payments WHERE next_check_at <= NOW(6)
      ORDER BY next_check_at LIMIT ? FOR UPDATE SKIP LOCKED`,
    [limit],
  );
  if (rows.length > 0) {
    tx.write('UPDATE payments SET next_check_at = NOW(6) + INTERVAL ? MICROSECOND WHERE order_id IN (?)', [
      leaseMs * 1_000,
      rows.map((row) => row.orderId),
    ]);
  }
  return rows.map(fromRow);
}

/** Asked without a usable answer: again in `delayMs`. Leaves alone what was settled meanwhile. */
export function postpone(tx: Transaction, orderId: string, delayMs: number): void {
  tx.write(
    `UPDATE payments SET attempts = attempts + 1, next_check_at = NOW(6) + INTERVAL ? MICROSECOND
      WHERE order_id = ? AND next_check_at IS NOT NULL`,
    [delayMs * 1_000, orderId],
  );
}

/** The card processor is back: what waits for a later try need not wait any longer. */
export function wakePostponed(tx: Transaction): Promise<number> {
  return tx.change('UPDATE payments SET next_check_at = NOW(6) WHERE next_check_at > NOW(6) AND attempts > 0');
}
