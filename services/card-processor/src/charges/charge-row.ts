import { chargeSchema } from '@bulkhead/contracts';
import type { StoredCharge } from './stored-charge.ts';

/** A row of the table `charges`. */
export interface ChargeRow {
  position: number;
  key: string;
  id: string;
  reference: string;
  amount_cents: number;
  currency: string;
  payment_method: string | null;
  capture: number;
  status: string;
  reason: string | null;
  created_at: string;
  updated_at: string;
}

/** Reads a row; the words in it are checked, as anybody may have opened the file. */
export function fromRow(row: ChargeRow): StoredCharge {
  const charge = chargeSchema.parse({
    id: row.id,
    key: row.key,
    reference: row.reference,
    amount: { amount: row.amount_cents, currency: row.currency },
    ...(row.payment_method === null ? {} : { paymentMethod: row.payment_method }),
    status: row.status,
    ...(row.reason === null ? {} : { reason: row.reason }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  });
  return { ...charge, capture: row.capture === 1 };
}
