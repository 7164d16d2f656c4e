import type { Database, Transaction } from '@bulkhead/kit';
import type { OrderEvent, StoredEvent } from './order-event.ts';

interface EventRow {
  position: number;
  orderId: string;
  version: number;
  type: string;
  data: string;
  occurredAt: Date;
}

const columns = 'position, order_id AS orderId, version, type, data, occurred_at AS occurredAt';

export function storedEvent(row: EventRow): StoredEvent {
  // Written by `appendEvents` below, from an OrderEvent.
  const event = { type: row.type, data: JSON.parse(row.data) } as OrderEvent;
  return {
    position: row.position,
    orderId: row.orderId,
    version: row.version,
    event,
    occurredAt: row.occurredAt.toISOString(),
  };
}

/** Adds events to a stream. A version that is taken fails on the key: somebody else was faster. */
export function appendEvents(
  tx: Transaction,
  orderId: string,
  afterVersion: number,
  events: readonly OrderEvent[],
  at: Date,
): void {
  if (events.length === 0) return;
  const rows = events.map((event, index) => [
    orderId,
    afterVersion + index + 1,
    event.type,
    JSON.stringify(event.data),
    at,
  ]);
  tx.write('INSERT INTO order_events (order_id, version, type, data, occurred_at) VALUES ?', [rows]);
}

export async function readStream(database: Database, orderId: string): Promise<StoredEvent[]> {
  const rows = await database.read<EventRow>(
    'read order',
    `SELECT ${columns} FROM order_events WHERE order_id = ? ORDER BY version`,
    [orderId],
  );
  return rows.map(storedEvent);
}

/** Events after a position, in its order: the feed for whoever builds a view of its own. */
export async function readFeed(database: Database, after: number, limit: number): Promise<StoredEvent[]> {
  const sql = `SELECT ${columns} FROM order_events WHERE position > ? ORDER BY position LIMIT ?`;
  return (await database.read<EventRow>('read feed', sql, [after, limit])).map(storedEvent);
}

export async function readEventsIn(
  tx: Transaction,
  after: number,
  gaps: readonly number[],
  limit: number,
): Promise<StoredEvent[]> {
  const sql = `SELECT ${columns} FROM order_events WHERE position > ? OR position IN (?) ORDER BY position LIMIT ?`;
  return (await tx.read<EventRow>(sql, [after, gaps.length > 0 ? gaps : [0], limit])).map(storedEvent);
}
