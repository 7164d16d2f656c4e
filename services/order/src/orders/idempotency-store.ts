import { createHash } from 'node:crypto';
import type { PlaceOrder } from '@bulkhead/contracts';
import type { Database, Transaction } from '@bulkhead/kit';

export interface KeyUse {
  orderId: string;
  bodyHash: string;
}

/** Of the order as it was read, so that spacing and defaults make no difference. */
export function hashOf(order: PlaceOrder): string {
  const items = [...order.items]
    .sort((a, b) => a.productId.localeCompare(b.productId))
    .map((i) => [i.productId, i.quantity]);
  const canonical = [order.customerId, items, order.paymentMethod, order.strategy, order.onNotificationFailure];
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

export async function findKey(database: Database, key: string): Promise<KeyUse | undefined> {
  const sql = 'SELECT order_id AS orderId, body_hash AS bodyHash FROM idempotency_keys WHERE idempotency_key = ?';
  return (await database.read<KeyUse>('find idempotency key', sql, [key]))[0];
}

/** Takes the key for this order. Fails on the key when it is taken: the first of two at once wins. */
export function takeKey(tx: Transaction, key: string, use: KeyUse, at: Date): void {
  tx.write('INSERT INTO idempotency_keys (idempotency_key, body_hash, order_id, created_at) VALUES (?, ?, ?, ?)', [
    key,
    use.bodyHash,
    use.orderId,
    at,
  ]);
}
