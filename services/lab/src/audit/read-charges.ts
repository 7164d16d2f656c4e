import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ChargeFact } from './facts.ts';

/**
 * Reads the card processor's own books from its file, whether it runs or not. No file: it has never charged anybody.
 */
export async function readCharges(file: string): Promise<ChargeFact[]> {
  if (!existsSync(file)) return [];
  const books = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    const rows = books.prepare('SELECT key, reference, status, amount_cents FROM charges').all();
    return rows.map((row) => ({
      key: String(row.key),
      reference: String(row.reference),
      status: String(row.status),
      amountCents: Number(row.amount_cents),
    }));
  } finally {
    books.close();
  }
}
