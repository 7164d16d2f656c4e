import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type ChargeRow, fromRow } from './charge-row.ts';
import { createCommitGroup } from './commit-group.ts';
import type { ChargeDecision } from './decide-charge.ts';
import type { StoredCharge } from './stored-charge.ts';

export interface ChargeLedger {
  find(key: string): StoredCharge | undefined;
  /** Newest first; `before` is the position that the last page ended at. */
  list(limit: number, before: number | undefined): { charge: StoredCharge; position: number }[];
  /**
   * Reads the charge, decides, and writes what was decided, all in one transaction. Resolves once it is on the disk,
   * so that what was answered survives any crash.
   */
  change(key: string, decide: (known: StoredCharge | undefined) => ChargeDecision): Promise<ChargeDecision>;
  close(): Promise<void>;
}

const tables = `
CREATE TABLE IF NOT EXISTS charges (
  position       INTEGER PRIMARY KEY AUTOINCREMENT,
  key            TEXT NOT NULL UNIQUE,
  id             TEXT NOT NULL,
  reference      TEXT NOT NULL,
  amount_cents   INTEGER NOT NULL,
  currency       TEXT NOT NULL,
  payment_method TEXT,
  capture        INTEGER NOT NULL,
  status         TEXT NOT NULL,
  reason         TEXT,
  created_at     TEXT NOT NULL,
  updated_at     TEXT NOT NULL
) STRICT;
-- Every change of a charge, never altered: what really happened to the card.
CREATE TABLE IF NOT EXISTS movements (
  position     INTEGER PRIMARY KEY AUTOINCREMENT,
  key          TEXT NOT NULL,
  status       TEXT NOT NULL,
  amount_cents INTEGER NOT NULL,
  at           TEXT NOT NULL
) STRICT;`;

const upsert = `
INSERT INTO charges (key, id, reference, amount_cents, currency, payment_method, capture, status, reason, created_at, updated_at)
VALUES (:key, :id, :reference, :amount, :currency, :method, :capture, :status, :reason, :created, :updated)
ON CONFLICT (key) DO UPDATE SET status = excluded.status, updated_at = excluded.updated_at`;

/** Opens the ledger's file, making it when missing. One process writes it; others may read. */
export function openChargeLedger(file: string): ChargeLedger {
  mkdirSync(dirname(file), { recursive: true });
  const books = new DatabaseSync(file, { timeout: 2_000 });
  // A write-ahead log lets others read meanwhile; FULL syncs it at each commit.
  books.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  books.exec(tables);
  const byKey = books.prepare('SELECT * FROM charges WHERE key = ?');
  const page = books.prepare('SELECT * FROM charges WHERE position < ? ORDER BY position DESC LIMIT ?');
  const write = books.prepare(upsert);
  const move = books.prepare('INSERT INTO movements (key, status, amount_cents, at) VALUES (?, ?, ?, ?)');
  const commits = createCommitGroup(books);

  function find(key: string): StoredCharge | undefined {
    const row = byKey.get(key);
    return row === undefined ? undefined : fromRow(row as unknown as ChargeRow); // columns of the table above
  }

  function save(charge: StoredCharge): void {
    write.run({
      key: charge.key,
      id: charge.id,
      reference: charge.reference,
      amount: charge.amount.amount,
      currency: charge.amount.currency,
      method: charge.paymentMethod ?? null,
      capture: Number(charge.capture),
      status: charge.status,
      reason: charge.reason ?? null,
      created: charge.createdAt,
      updated: charge.updatedAt,
    });
    move.run(charge.key, charge.status, charge.amount.amount, charge.updatedAt);
  }

  return {
    find,
    list(limit, before = Number.MAX_SAFE_INTEGER) {
      const rows = page.all(before, limit) as unknown as ChargeRow[]; // columns of the table above
      return rows.map((row) => ({ charge: fromRow(row), position: row.position }));
    },
    change: (key, decide) =>
      commits.run(() => {
        const decision = decide(find(key));
        if (decision.kind === 'write') save(decision.charge);
        return decision;
      }),
    async close() {
      await commits.idle();
      books.close();
    },
  };
}
