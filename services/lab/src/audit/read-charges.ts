import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { ChargeFact } from './facts.ts';

/** How often money was really taken is in the movements: a charge itself shows only its newest state. */
const charges = `
  SELECT c.key, c.reference, c.status, c.amount_cents, COALESCE(m.captures, 0) AS captures
  FROM charges AS c
  LEFT JOIN (SELECT key, COUNT(*) AS captures FROM movements WHERE status = 'CAPTURED' GROUP BY key) AS m ON m.key = c.key`;

/**
 * Reads the card processor's own books from its file, whether it runs or not. No file: it has never charged anybody.
 */
export async function readCharges(file: string): Promise<ChargeFact[]> {
  if (!existsSync(file)) return [];
  const books = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
  try {
    const rows = books.prepare(charges).all();
    return rows.map((row) => ({
      key: String(row.key),
      reference: String(row.reference),
      status: String(row.status),
      amountCents: Number(row.amount_cents),
      captures: Number(row.captures),
    }));
  } finally {
    books.close();
  }
}
