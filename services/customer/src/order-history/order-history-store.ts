import type { CustomerOrder, CustomerOrderListQuery, List, PayloadOf } from '@bulkhead/contracts';
import { type Database, keysetSql, readSortedPage, sortedPageOf, type Transaction, when } from '@bulkhead/kit';

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

const maxReasonLength = 200; // the column

// #region newest-wins
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
// #endregion newest-wins

const sorts = { placed: { column: 'placed_at', holds: 'instant' } } as const;

/** One page of a customer's orders. */
export async function listHistory(
  database: Database,
  customerId: string,
  query: CustomerOrderListQuery,
): Promise<List<CustomerOrder>> {
  const page = readSortedPage(query, sorts);
  const { text, values } = keysetSql(page, 'order_id', when(customerId, 'customer_id = ?'));
  const rows = await database.read<HistoryRow>(
    'list order history',
    `SELECT order_id, status, total_cents, item_count, reason, version, placed_at, updated_at
       FROM customer_order_history${text}`,
    values,
  );
  const keysOf = (order: CustomerOrder) => ({ value: order.placedAt, id: order.orderId });
  return sortedPageOf(rows.map(toCustomerOrder), page, query.sort, keysOf);
}

function toCustomerOrder(row: HistoryRow): CustomerOrder {
  return {
    orderId: row.order_id,
    status: row.status,
    total: { amount: row.total_cents, currency: 'EUR' },
    itemCount: row.item_count,
    ...(row.reason === null ? {} : { reason: row.reason }),
    version: row.version,
    placedAt: row.placed_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
