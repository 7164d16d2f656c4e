import type { DatabaseSession } from '../rows/database-access.ts';
import type { NotificationFact } from './facts.ts';

export async function readNotifications(session: DatabaseSession): Promise<NotificationFact[]> {
  const rows = await session.select(`
    SELECT id, order_id, kind, status, TIMESTAMPDIFF(MICROSECOND, created_at, NOW(6)) DIV 1000 AS quiet_ms
    FROM notifications`);
  return rows.map((row) => ({
    id: String(row.id),
    orderId: String(row.order_id),
    kind: String(row.kind),
    status: String(row.status),
    quietMs: Number(row.quiet_ms),
  }));
}
