import type { Notification } from '@bulkhead/contracts';
import type { Database, Transaction } from '@bulkhead/kit';

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

/** The place of a notification in the list of all. */
export interface NotificationPlace {
  createdAt: string;
  id: string;
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

/** Notifications that were made before `before`, newest first; those of one order when it is named. */
export async function listNotifications(
  database: Database,
  filter: { orderId: string | undefined; before: NotificationPlace | undefined; limit: number },
): Promise<Notification[]> {
  const { orderId, before, limit } = filter;
  const conditions = [
    ...(orderId === undefined ? [] : ['order_id = ?']),
    ...(before === undefined ? [] : ['(created_at, id) < (?, ?)']),
  ];
  const values = [
    ...(orderId === undefined ? [] : [orderId]),
    ...(before === undefined ? [] : [new Date(before.createdAt), before.id]),
  ];
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT ${columns} FROM notifications ${where} ORDER BY created_at DESC, id DESC LIMIT ?`;
  return (await database.read<NotificationRow>('list notifications', sql, [...values, limit])).map(toNotification);
}
