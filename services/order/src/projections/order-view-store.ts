import type { List, Order, OrderListQuery } from '@bulkhead/contracts';
import { type Database, keysetSql, readSortedPage, sortedPageOf, type Transaction, when } from '@bulkhead/kit';

const sorts = {
  placed: { column: 'placed_at', holds: 'instant' },
  total: { column: 'total_cents', holds: 'number' },
} as const;

/** One page of the orders of the view that the query asks for. */
export async function listOrders(database: Database, query: OrderListQuery): Promise<List<Order>> {
  const page = readSortedPage(query, sorts);
  const toDate = (instant: string) => new Date(instant);
  const { text, values } = keysetSql(page, 'order_id', [
    ...when(query.customerId, 'customer_id = ?'),
    ...when(query.status, 'status = ?'),
    ...when(query.placedFrom, 'placed_at >= ?', toDate),
    ...when(query.placedUntil, 'placed_at < ?', toDate),
  ]);
  const rows = await database.read<{ body: string }>('list orders', `SELECT body FROM order_view${text}`, values);
  const orders = rows.map((row) => JSON.parse(row.body) as Order); // written by writeViews
  return sortedPageOf(orders, page, query.sort, ({ id, placedAt, total }) => ({
    id,
    value: page.column === 'placed_at' ? placedAt : total.amount,
  }));
}

export async function readViews(tx: Transaction, orderIds: readonly string[]): Promise<Map<string, Order>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.read<{ body: string }>('SELECT body FROM order_view WHERE order_id IN (?)', [orderIds]);
  const orders = rows.map((row) => JSON.parse(row.body) as Order); // as above
  return new Map(orders.map((order) => [order.id, order]));
}

export function writeViews(tx: Transaction, orders: readonly Order[]): void {
  if (orders.length === 0) return;
  const rows = orders.map((o) => [
    o.id,
    o.customer.id,
    o.status,
    o.total.amount,
    o.version,
    JSON.stringify(o),
    new Date(o.placedAt),
    new Date(o.updatedAt),
  ]);
  tx.write(
    `INSERT INTO order_view (order_id, customer_id, status, total_cents, version, body, placed_at, updated_at) VALUES ?
     ON DUPLICATE KEY UPDATE status = VALUES(status), version = VALUES(version), body = VALUES(body), updated_at = VALUES(updated_at)`,
    [rows],
  );
}
