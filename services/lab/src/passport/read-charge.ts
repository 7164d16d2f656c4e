import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { chargeStatuses, type PassportCard } from '@bulkhead/contracts';
import type { Clock } from './read-rows.ts';

const movements = 'SELECT status, amount_cents, at FROM movements WHERE key = ? ORDER BY position LIMIT 100';

/** What the card processor has in its own books under a key (the order's id): read from its file, whether it runs or not. */
export function readCharge(file: string, key: string, clock: Clock): PassportCard {
  const readAtMs = clock.nowMs();
  // No file: it has never charged anybody.
  if (!existsSync(file)) return { state: 'read', readAtMs };
  try {
    const books = new DatabaseSync(file, { readOnly: true, timeout: 1_000 });
    try {
      const row = books.prepare('SELECT * FROM charges WHERE key = ?').get(key);
      if (row === undefined) return { state: 'read', readAtMs };
      const charge = {
        key,
        chargeId: String(row.id),
        status: chargeStatuses.find((known) => known === row.status) ?? 'DECLINED',
        amountCents: Number(row.amount_cents),
        ...(row.reason === null ? {} : { reason: String(row.reason) }),
        movements: books
          .prepare(movements)
          .all(key)
          .map(({ status, amount_cents, at }) => ({
            status: String(status),
            amountCents: Number(amount_cents),
            at: String(at),
          })),
      };
      return { state: 'read', readAtMs, charge };
    } finally {
      books.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: 'unknown', readAtMs, why: `The card processor's ledger can't be read: ${why}.` };
  }
}
