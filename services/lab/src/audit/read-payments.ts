import type { PaymentStatus } from '@bulkhead/contracts';
import type { DatabaseSession } from '../rows/database-access.ts';
import type { PaymentFacts } from './facts.ts';

/** Reads payments and their ledger of one moment. Revenue is booked with either sign, so amounts are taken absolute. */
export async function readPayments(session: DatabaseSession): Promise<PaymentFacts> {
  await session.run('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  const payments = await session.select(`
    SELECT id, order_id, status, amount_cents, TIMESTAMPDIFF(MICROSECOND, updated_at, NOW(6)) DIV 1000 AS quiet_ms
    FROM payments`);
  const ledger = await session.select(`
    SELECT payment_id, SUM(amount_cents) AS total,
           SUM(IF(movement = 'capture' AND account = 'revenue', ABS(amount_cents), 0)) AS captured,
           SUM(IF(movement = 'refund' AND account = 'revenue', ABS(amount_cents), 0)) AS refunded,
           SUM(movement = 'capture' AND account = 'revenue') AS captures,
           SUM(movement = 'refund' AND account = 'revenue') AS refunds
    FROM ledger_entries GROUP BY payment_id`);
  return {
    payments: payments.map((row) => ({
      id: String(row.id),
      orderId: String(row.order_id),
      // The column is an ENUM of exactly these words.
      status: String(row.status) as PaymentStatus,
      amountCents: Number(row.amount_cents),
      quietMs: Number(row.quiet_ms),
    })),
    ledger: new Map(
      ledger.map((row) => [
        String(row.payment_id),
        {
          paymentId: String(row.payment_id),
          sumCents: Number(row.total),
          capturedCents: Number(row.captured),
          refundedCents: Number(row.refunded),
          captures: Number(row.captures),
          refunds: Number(row.refunds),
        },
      ]),
    ),
  };
}
