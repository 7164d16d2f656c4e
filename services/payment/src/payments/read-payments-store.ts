import type { Payment as PublicPayment } from '@bulkhead/contracts';
import type { Database } from '@bulkhead/kit';

interface ShownRow {
  id: string;
  orderId: string;
  amountCents: number;
  paymentMethod: PublicPayment['paymentMethod'] | null;
  status: PublicPayment['status'];
  reason: string | null;
  chargeId: string | null;
  createdAt: Date;
  updatedAt: Date;
}

const columns = `id, order_id AS orderId, amount_cents AS amountCents, payment_method AS paymentMethod, status, reason,
  charge_id AS chargeId, created_at AS createdAt, updated_at AS updatedAt`;

/** Payments newest first (their ids grow with time), from below `beforeId` on, if given. */
export async function listPayments(
  database: Database,
  filter: { orderId: string | undefined; beforeId: string | undefined; limit: number },
): Promise<PublicPayment[]> {
  const conditions: [string, string][] = [];
  if (filter.orderId !== undefined) conditions.push(['order_id = ?', filter.orderId]);
  if (filter.beforeId !== undefined) conditions.push(['id < ?', filter.beforeId]);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
  const rows = await database.read<ShownRow>(
    'list payments',
    `SELECT ${columns} FROM payments ${where} ORDER BY id DESC LIMIT ?`,
    [...conditions.map(([, value]) => value), filter.limit],
  );
  return rows.map(toPublic);
}

export async function findPayment(database: Database, id: string): Promise<PublicPayment | undefined> {
  const [row] = await database.read<ShownRow>('get payment', `SELECT ${columns} FROM payments WHERE id = ?`, [id]);
  return row && toPublic(row);
}

function toPublic(row: ShownRow): PublicPayment {
  return {
    id: row.id,
    orderId: row.orderId,
    amount: { amount: row.amountCents, currency: 'EUR' },
    ...(row.paymentMethod === null ? {} : { paymentMethod: row.paymentMethod }),
    status: row.status,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.chargeId === null ? {} : { chargeId: row.chargeId }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
