import { isEnded } from './check-orders.ts';
import type { NotificationFact, OrderFact, OrderFacts, PaymentFacts, StockFacts } from './facts.ts';
import { createFindings } from './findings.ts';
import { lagging } from './pipeline.ts';

const stockGivenBack = new Set([undefined, 'RELEASED', 'REJECTED']);
const moneyGivenBack = new Set([undefined, 'DECLINED', 'VOIDED', 'REFUNDED']);

interface Parts {
  orders: OrderFacts;
  stock: StockFacts;
  payments: PaymentFacts;
  notifications: readonly NotificationFact[];
  underWay: string | undefined;
}

/** I5: all services tell the same story about an order that has ended, and none tells of an order that never was. */
export function checkAgreement({ orders: { orders }, stock, payments, notifications, underWay }: Parts) {
  const findings = createFindings('I5', 'The services agree about every order');
  const reservations = new Map(stock.reservations.map((row) => [row.orderId, row]));
  const paid = new Map(payments.payments.map((row) => [row.orderId, row]));
  const sent = Map.groupBy(
    notifications.filter((row) => row.status === 'SENT'),
    (row) => row.orderId,
  );

  for (const order of orders.values()) {
    if (!isEnded(order)) continue;
    findings.count();
    const quietMs = Math.min(
      order.quietMs,
      reservations.get(order.id)?.quietMs ?? Infinity,
      paid.get(order.id)?.quietMs ?? Infinity,
    );
    const differs = differencesOf(order);
    if (differs.length === 0) continue;
    lagging(
      findings,
      sagaUnderWay(order) ?? underWay,
      quietMs,
      `Order ${order.id} is ${order.status}, but ${differs.join(', and ')}.`,
    );
  }
  checkOrphans('reservation', stock.reservations);
  checkOrphans('payment', payments.payments);
  checkOrphans('notification', notifications);
  return findings.verdict();

  function differencesOf(order: OrderFact): string[] {
    const stockIs = reservations.get(order.id)?.status;
    const paymentIs = paid.get(order.id)?.status;
    const notices = sent.get(order.id)?.length ?? 0;
    const differs: string[] = [];
    if (order.status === 'CONFIRMED') {
      if (stockIs !== 'SOLD') differs.push(`its stock is ${stockIs ?? 'not reserved at all'}`);
      if (paymentIs !== 'CAPTURED') differs.push(`its payment is ${paymentIs ?? 'missing'}`);
      if (notices !== 1) differs.push(`${notices} notifications were sent`);
    } else {
      if (!stockGivenBack.has(stockIs)) differs.push(`its stock is ${stockIs}`);
      if (!moneyGivenBack.has(paymentIs)) differs.push(`its payment is ${paymentIs}`);
      if (notices > 0) differs.push('the customer was told that it is confirmed');
    }
    return differs;
  }

  function checkOrphans(what: string, rows: readonly { orderId: string; quietMs: number }[]): void {
    for (const { orderId, quietMs } of rows) {
      if (orders.has(orderId)) continue;
      // The order database was read first: a younger row may belong to an order that it did not show yet.
      lagging(findings, undefined, quietMs, `There is a ${what} for order ${orderId}, and no such order.`);
    }
  }
}

/** A saga that is not done has the rest still to do, by itself or, when it is stuck, with a person's help. */
function sagaUnderWay({ saga }: OrderFact): string | undefined {
  if (saga === undefined || saga.status === 'COMPLETED' || saga.status === 'COMPENSATED') return undefined;
  return `Its saga is ${saga.status}.`;
}
