import type { AuditFacts, ChargeFact, MessagingFacts, NotificationFact, PaymentFacts, StockFacts } from './facts.ts';
import { createFindings } from './findings.ts';

/** An outbox row older than this, while the broker is up, is late. */
const lateOutboxMs = 10_000;

interface Parts {
  stock: StockFacts;
  payments: PaymentFacts;
  charges: readonly ChargeFact[];
  notifications: readonly NotificationFact[];
  messaging: readonly (readonly [database: string, facts: MessagingFacts])[];
  queues: AuditFacts['queues'];
}

/** I6: nothing happened twice to one order, and nothing waits for no reason. */
export function checkEffects({ stock, payments, charges, notifications, messaging, queues }: Parts) {
  const findings = createFindings('I6', 'Each effect happens at most once');
  atMostOne('reservations', stock.reservations, (row) => row.orderId);
  atMostOne('payments', payments.payments, (row) => row.orderId);
  atMostOne(
    'charges at the card processor',
    charges.filter((charge) => charge.status === 'CAPTURED' || charge.status === 'AUTHORISED'),
    (charge) => charge.reference,
  );
  atMostOne('notifications', notifications, (row) => `${row.orderId} (${row.kind})`);
  for (const [database, { inboxRows, inboxDouble, oldestOutboxMs, outboxRows }] of messaging) {
    findings.count(inboxRows);
    if (inboxDouble) {
      const { consumer, messageId, times } = inboxDouble;
      findings.violated(`${database}: ${consumer} handled message ${messageId} ${times} times.`);
    }
    if (queues.ok && outboxRows > 0 && oldestOutboxMs > lateOutboxMs) {
      findings.notYet(oldestOutboxMs, `${database}: ${outboxRows} rows wait in the outbox although the broker is up.`);
    }
  }
  return findings.verdict();

  function atMostOne<T>(what: string, rows: readonly T[], keyOf: (row: T) => string): void {
    findings.count(rows.length);
    const seen = new Map<string, number>();
    for (const row of rows) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? 0) + 1);
    for (const [key, times] of seen) if (times > 1) findings.violated(`Order ${key} has ${times} ${what}.`);
  }
}
