import type { List, Order, OrderListQuery } from '@bulkhead/contracts';
import { type Database, ProblemError, type Transaction } from '@bulkhead/kit';

/** The orders of the view, newest first, by keyset: a page stays right while new orders come in. */
export async function listOrders(database: Database, query: OrderListQuery): Promise<List<Order>> {
  const conditions = ['1 = 1'];
  const values: unknown[] = [];
  if (query.customerId) conditions.push('customer_id = ?') && values.push(query.customerId);
  if (query.status) conditions.push('status = ?') && values.push(query.status);
  if (query.cursor) {
    const { placedAt, orderId } = readCursor(query.cursor);
    conditions.push('(placed_at < ? OR (placed_at = ? AND order_id < ?))');
    values.push(placedAt, placedAt, orderId);
  }
  const sql = `SELECT body FROM order_view WHERE ${conditions.join(' AND ')} ORDER BY placed_at DESC, order_id DESC LIMIT ?`;
  const rows = await database.read<{ body: string }>('list orders', sql, [...values, query.limit + 1]);
  const items = rows.slice(0, query.limit).map((row) => JSON.parse(row.body) as Order); // written by writeView
  const last = items.at(-1);
  return { items, ...(last && rows.length > query.limit ? { nextCursor: writeCursor(last) } : {}) };
}

function writeCursor(order: Order): string {
  return Buffer.from(`${order.placedAt} ${order.id}`).toString('base64url');
}

function readCursor(cursor: string): { placedAt: Date; orderId: string } {
  const [instant = '', orderId = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const placedAt = new Date(instant);
  if (Number.isNaN(placedAt.getTime())) {
    throw new ProblemError('invalid-field', 'The cursor is not one of ours.', {
      errors: [{ field: 'cursor', message: 'use the nextCursor of the page before' }],
    });
  }
  return { placedAt, orderId };
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
