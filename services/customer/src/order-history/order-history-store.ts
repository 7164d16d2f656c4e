import type { CustomerOrder, PayloadOf } from '@bulkhead/contracts';
import type { Database, Transaction } from '@bulkhead/kit';

interface HistoryRow {
  order_id: string;
  status: CustomerOrder['status'];
  total_cents: number;
  item_count: number;
  reason: string | null;
  version: number;
  placed_at: Date;
  updated_at: Date;
}

/** The place of an order in its customer's history. */
export interface HistoryPlace {
  placedAt: string;
  orderId: string;
}

const maxReasonLength = 200; // the column

/**
 * Notes what is told of an order, unless something newer was told before. One statement, so that nothing can come
 * between asking and writing. `version` is assigned last: the other assignments compare with the old one.
 */
export function noteOrder(tx: Transaction, order: PayloadOf<'order.created'>): void {
  const changing = ['status', 'total_cents', 'item_count', 'reason', 'placed_at', 'updated_at'];
  const newer = changing.map((column) => `${column} = IF(VALUES(version) > version, VALUES(${column}), ${column})`);
  tx.write(
    `INSERT INTO customer_order_history (order_id, customer_id, version, ${changing.join(', ')}) VALUES (?)
     ON DUPLICATE KEY UPDATE ${newer.join(', ')}, version = GREATEST(version, VALUES(version))`,
    [
      [
        order.orderId,
        order.customerId,
        order.version,
        order.status,
        order.total.amount,
        order.itemCount,
        order.reason?.slice(0, maxReasonLength) ?? null,
        new Date(order.placedAt),
        new Date(order.updatedAt),
      ],
    ],
  );
}

/** A customer's orders that were placed before `before`, newest first. */
export async function listHistory(
  database: Database,
  customerId: string,
  before: HistoryPlace | undefined,
  limit: number,
): Promise<CustomerOrder[]> {
  const rows = await database.read<HistoryRow>(
    'list order history',
    `SELECT order_id, status, total_cents, item_count, reason, version, placed_at, updated_at
       FROM customer_order_history
      WHERE customer_id = ? ${before ? 'AND (placed_at, order_id) < (?, ?)' : ''}
      ORDER BY placed_at DESC, order_id DESC LIMIT ?`,
    [customerId, ...(before ? [new Date(before.placedAt), before.orderId] : []), limit],
  );
  return rows.map((row) => ({
    orderId: row.order_id,
    status: row.status,
    total: { amount: row.total_cents, currency: 'EUR' },
    itemCount: row.item_count,
    ...(row.reason === null ? {} : { reason: row.reason }),
    version: row.version,
    placedAt: row.placed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}
