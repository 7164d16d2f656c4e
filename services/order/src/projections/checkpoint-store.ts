import type { Database, Transaction } from '@bulkhead/kit';

export interface Checkpoint {
  position: number;
  /** Positions below it that were not there when it passed them. */
  gaps: number[];
}

/** Locks the projection's checkpoint, so that one instance at a time moves it. */
export async function lockCheckpoint(tx: Transaction, projection: string): Promise<Checkpoint> {
  tx.write(
    'INSERT INTO projection_checkpoints (projection, position) VALUES (?, 0) ON DUPLICATE KEY UPDATE projection = projection',
    [projection],
  );
  const [row] = await tx.read<{ position: number }>(
    'SELECT position FROM projection_checkpoints WHERE projection = ? FOR UPDATE',
    [projection],
  );
  const gaps = await tx.read<{ position: number }>('SELECT position FROM projection_gaps WHERE projection = ?', [
    projection,
  ]);
  return { position: row?.position ?? 0, gaps: gaps.map((gap) => gap.position) };
}

export interface CheckpointMove {
  position: number;
  newGaps: readonly number[];
  filledGaps: readonly number[];
}

/** A gap that nobody filled for this long is a transaction that was rolled back; none may live longer. */
const gapLifeS = 120;

export function moveCheckpoint(tx: Transaction, projection: string, move: CheckpointMove): void {
  tx.write('UPDATE projection_checkpoints SET position = ? WHERE projection = ?', [move.position, projection]);
  if (move.newGaps.length > 0) {
    const rows = move.newGaps.map((position) => [projection, position, new Date()]);
    tx.write('INSERT INTO projection_gaps (projection, position, seen_at) VALUES ?', [rows]);
  }
  if (move.filledGaps.length > 0)
    tx.write('DELETE FROM projection_gaps WHERE projection = ? AND position IN (?)', [projection, move.filledGaps]);
}

export function dropOldGaps(tx: Transaction, projection: string): void {
  tx.write(`DELETE FROM projection_gaps WHERE projection = ? AND seen_at < NOW(3) - INTERVAL ${gapLifeS} SECOND`, [
    projection,
  ]);
}

export interface Lag {
  behind: number;
  behindMs: number;
  gaps: number;
}

/** How far a projection is behind the events: their number, and the age of the oldest that it has not seen. */
export async function readLag(database: Database, projection: string): Promise<Lag> {
  const [row] = await database.glance<{ behind: number; behindMs: number | string | null; gaps: number }>(
    `SELECT COUNT(*) AS behind, TIMESTAMPDIFF(MICROSECOND, MIN(occurred_at), NOW(3)) DIV 1000 AS behindMs,
            (SELECT COUNT(*) FROM projection_gaps WHERE projection = ?) AS gaps
       FROM order_events WHERE position > COALESCE((SELECT position FROM projection_checkpoints WHERE projection = ?), 0)`,
    [projection, projection],
  );
  return { behind: row?.behind ?? 0, behindMs: Math.max(0, Number(row?.behindMs ?? 0)), gaps: row?.gaps ?? 0 };
}
