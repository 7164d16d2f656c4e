import type { Transaction } from '@bulkhead/kit';
import type { Shelf } from './decide-reserve.ts';
import type { Line, Reservation } from './reservation.ts';

interface ReservationRow {
  status: Reservation['status'];
  saga_epoch: number;
  reason: string | null;
  product_id: string | null;
  quantity: number | null;
}

/** Reads an order's reservation with its lines, and keeps others from changing it until the transaction ends. */
export async function lockReservation(tx: Transaction, orderId: string): Promise<Reservation | undefined> {
  const rows = await tx.read<ReservationRow>(
    `SELECT r.status, r.saga_epoch, r.reason, i.product_id, i.quantity
       FROM reservations r LEFT JOIN reservation_items i ON i.order_id = r.order_id
      WHERE r.order_id = ? ORDER BY i.product_id FOR UPDATE`,
    [orderId],
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const lines = rows.flatMap(({ product_id: productId, quantity }) =>
    productId === null || quantity === null ? [] : [{ productId, quantity }],
  );
  return { status: first.status, sagaEpoch: first.saga_epoch, reason: first.reason ?? undefined, lines };
}

/** Two instances that meet the same order at once: the key refuses the second, which is then handled again. */
export function insertReservation(tx: Transaction, orderId: string, reservation: Reservation, now: Date): void {
  const { status, sagaEpoch, reason, lines } = reservation;
  tx.write(
    'INSERT INTO reservations (order_id, status, saga_epoch, reason, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
    [orderId, status, sagaEpoch, reason ?? null, now, now],
  );
  if (lines.length === 0) return;
  const rows = lines.map(({ productId, quantity }) => [orderId, productId, quantity]);
  tx.write('INSERT INTO reservation_items (order_id, product_id, quantity) VALUES ?', [rows]);
}

/** Compare and set: what hangs on a reservation being RESERVED is rolled back when it is not RESERVED any more. */
export function endReservation(tx: Transaction, orderId: string, to: 'RELEASED' | 'SOLD', now: Date): void {
  const sql = "UPDATE reservations SET status = ?, updated_at = ? WHERE order_id = ? AND status = 'RESERVED'";
  tx.write(sql, [to, now, orderId], 1);
}

/** From now on commands of older epochs are refused. */
export function raiseEpoch(tx: Transaction, orderId: string, sagaEpoch: number): void {
  tx.write('UPDATE reservations SET saga_epoch = GREATEST(saga_epoch, ?) WHERE order_id = ?', [sagaEpoch, orderId]);
}

/** Reads what is on the shelves and locks them, in the order of ids. Unknown products are left out. */
export async function lockShelves(tx: Transaction, lines: readonly Line[]): Promise<Map<string, Shelf>> {
  const rows = await tx.read<Shelf & { id: string }>(
    'SELECT id, name, available FROM products WHERE id IN (?) ORDER BY id FOR UPDATE',
    [lines.map((line) => line.productId)],
  );
  return new Map(rows.map(({ id, name, available }) => [id, { name, available }]));
}

// #region move-stock
const moves = {
  reserve: 'UPDATE products SET available = available - ?, reserved = reserved + ? WHERE id = ? AND available >= ?',
  release: 'UPDATE products SET available = available + ?, reserved = reserved - ? WHERE id = ? AND reserved >= ?',
  sell: 'UPDATE products SET sold = sold + ?, reserved = reserved - ? WHERE id = ? AND reserved >= ?',
} as const;

/** Moves every line's pieces, or (when one line has too few) the whole transaction fails. */
export function moveStock(tx: Transaction, move: keyof typeof moves, lines: readonly Line[]): void {
  for (const { productId, quantity } of lines) tx.write(moves[move], [quantity, quantity, productId, quantity], 1);
}
// #endregion move-stock
