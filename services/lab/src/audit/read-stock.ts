import type { DatabaseSession } from '../rows/database-access.ts';
import type { ReservationFact, StockFacts } from './facts.ts';

/** Reads products and reservations of one moment, so that their sums can be compared exactly. */
export async function readStock(session: DatabaseSession): Promise<StockFacts> {
  await session.run('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  const products = await session.select('SELECT id, received, available, reserved, sold FROM products');
  const held = await session.select(`
    SELECT i.product_id,
           SUM(IF(r.status = 'RESERVED', i.quantity, 0)) AS reserved, SUM(IF(r.status = 'SOLD', i.quantity, 0)) AS sold
    FROM reservation_items AS i JOIN reservations AS r ON r.order_id = i.order_id GROUP BY i.product_id`);
  const reservations = await session.select(`
    SELECT order_id, status, TIMESTAMPDIFF(MICROSECOND, updated_at, NOW(6)) DIV 1000 AS quiet_ms FROM reservations`);
  return {
    products: products.map((row) => ({
      id: String(row.id),
      received: Number(row.received),
      available: Number(row.available),
      reserved: Number(row.reserved),
      sold: Number(row.sold),
    })),
    held: new Map(
      held.map((row) => [String(row.product_id), { reserved: Number(row.reserved), sold: Number(row.sold) }]),
    ),
    reservations: reservations.map((row) => ({
      orderId: String(row.order_id),
      // The column is an ENUM of exactly these words.
      status: String(row.status) as ReservationFact['status'],
      quietMs: Number(row.quiet_ms),
    })),
  };
}
