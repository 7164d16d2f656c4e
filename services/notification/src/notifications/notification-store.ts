import type { List, Notification, NotificationListQuery } from '@bulkhead/contracts';
import { type Database, keysetSql, readSortedPage, sortedPageOf, type Transaction, when } from '@bulkhead/kit';

interface NotificationRow {
  id: string;
  order_id: string;
  customer_id: string;
  kind: Notification['kind'];
  recipient: string;
  subject: string;
  status: Notification['status'];
  reason: string | null;
  created_at: Date;
}

const columns = 'id, order_id, customer_id, kind, recipient, subject, status, reason, created_at';
const maxReasonLength = 200; // the column

function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    orderId: row.order_id,
    customerId: row.customer_id,
    kind: row.kind,
    channel: 'email',
    recipient: row.recipient,
    subject: row.subject,
    status: row.status,
    ...(row.reason === null ? {} : { reason: row.reason }),
    createdAt: row.created_at.toISOString(),
  };
}

/** Reads an order's notification, and keeps others from changing it until the transaction ends. */
export async function lockNotification(
  tx: Transaction,
  orderId: string,
  kind: Notification['kind'],
): Promise<Notification | undefined> {
  const sql = `SELECT ${columns} FROM notifications WHERE order_id = ? AND kind = ? FOR UPDATE`;
  const [row] = await tx.read<NotificationRow>(sql, [orderId, kind]);
  return row && toNotification(row);
}

/**
 * Writes a new one. Two instances that meet the same order at once: the key refuses the second, whose message is then
 * handled again.
 */
export function insertNotification(tx: Transaction, notification: Notification): void {
  const { id, orderId, customerId, kind, recipient, subject, status, reason, createdAt } = notification;
  tx.write(`INSERT INTO notifications (${columns}) VALUES (?)`, [
    [
      ...[id, orderId, customerId, kind, recipient, subject, status],
      reason?.slice(0, maxReasonLength) ?? null,
      new Date(createdAt),
    ],
  ]);
}

/** Writes the outcome of another try of one that had failed. */
export function saveRetry(tx: Transaction, notification: Notification): void {
  const { id, recipient, subject, status, reason } = notification;
  tx.write(
    "UPDATE notifications SET recipient = ?, subject = ?, status = ?, reason = ? WHERE id = ? AND status = 'FAILED'",
    [recipient, subject, status, reason?.slice(0, maxReasonLength) ?? null, id],
    1,
  );
}

const sorts = { created: { column: 'created_at', holds: 'instant' } } as const;

/** One page of the notifications that the query asks for. */
export async function listNotifications(database: Database, query: NotificationListQuery): Promise<List<Notification>> {
  const page = readSortedPage(query, sorts);
  const { text, values } = keysetSql(page, 'id', [
    ...when(query.orderId, 'order_id = ?'),
    ...when(query.customerId, 'customer_id = ?'),
    ...when(query.kind, 'kind = ?'),
    ...when(query.status, 'status = ?'),
  ]);
  const sql = `SELECT ${columns} FROM notifications${text}`;
  const rows = await database.read<NotificationRow>('list notifications', sql, values);
  const keysOf = ({ createdAt, id }: Notification) => ({ value: createdAt, id });
  return sortedPageOf(rows.map(toNotification), page, query.sort, keysOf);
}
