import { isEnded } from './check-orders.ts';
import type { OrderFacts, StockFacts } from './facts.ts';
import { createFindings } from './findings.ts';
import { lagging } from './pipeline.ts';

/** I3: every piece is somewhere, once; sold pieces belong to confirmed orders. */
export function checkStock(stock: StockFacts, { orders }: OrderFacts, underWay: string | undefined) {
  const findings = createFindings('I3', 'Stock adds up');
  for (const product of stock.products) {
    findings.count();
    const { id, received, available, reserved, sold } = product;
    const held = stock.held.get(id) ?? { reserved: 0, sold: 0 };
    if (Math.min(available, reserved, sold) < 0) {
      findings.violated(
        `Product ${id} has a negative count: available ${available}, reserved ${reserved}, sold ${sold}.`,
      );
    } else if (received !== available + reserved + sold) {
      findings.violated(`Product ${id}: ${received} came in, but ${available} + ${reserved} + ${sold} are there.`);
    } else if (reserved !== held.reserved) {
      findings.violated(`Product ${id}: ${reserved} are marked reserved, the reservations hold ${held.reserved}.`);
    } else if (sold !== held.sold) {
      findings.violated(`Product ${id}: ${sold} are marked sold, the sales hold ${held.sold}.`);
    }
  }
  for (const { orderId, status, quietMs } of stock.reservations) {
    findings.count();
    const order = orders.get(orderId);
    // An order that still runs settles later, and one without a row is a matter of I5.
    if (order === undefined || !isEnded(order)) continue;
    const quiet = Math.min(quietMs, order.quietMs);
    if (status === 'SOLD' && order.status !== 'CONFIRMED') {
      findings.violated(`The stock of order ${orderId} is sold, but the order is ${order.status}.`);
    } else if (status !== 'SOLD' && order.status === 'CONFIRMED') {
      lagging(findings, underWay, quiet, `Order ${orderId} is CONFIRMED, but its stock is ${status}, not sold.`);
    } else if (status === 'RESERVED' && order.status === 'CANCELLED') {
      lagging(findings, underWay, quiet, `Order ${orderId} is CANCELLED, but its stock is still reserved.`);
    }
  }
  return findings.verdict();
}
