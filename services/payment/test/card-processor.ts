import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { freePorts, type NodeProgram, nodeProgram } from '@bulkhead/testing';

export interface Movement {
  status: string;
  amount_cents: number;
}

/** The real card processor, and a look into its books past it. */
export interface TestProcessor extends NodeProgram {
  /** What really happened to the card of this order, in order. */
  movementsOf(orderId: string): string[];
  /** What the card's owner has paid in the end, in cents. */
  keptCents(orderId: string): number;
  /** Charges a slow card of somebody else's; resolves with the answer, after every earlier slow card was answered. */
  slowCard(): Promise<void>;
  close(): Promise<void>;
}

export async function startCardProcessor(): Promise<TestProcessor> {
  const folder = await mkdtemp(join(tmpdir(), 'bulkhead-cards-'));
  const file = join(folder, 'ledger.sqlite');
  const [port = 0] = await freePorts(1);
  const program = nodeProgram({
    folder: join(import.meta.dirname, '../../card-processor'),
    port,
    env: { CARD_LEDGER_FILE: file },
  });
  await program.start();

  function movements(orderId: string): Movement[] {
    const books = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
    try {
      const found = books.prepare('SELECT status, amount_cents FROM movements WHERE key = ? ORDER BY position');
      return found.all(orderId) as unknown as Movement[]; // the columns selected
    } finally {
      books.close();
    }
  }

  return {
    ...program,
    movementsOf: (orderId) => movements(orderId).map((movement) => movement.status),
    keptCents(orderId) {
      const signs: Record<string, number> = { CAPTURED: 1, REFUNDED: -1 };
      return movements(orderId).reduce((sum, { status, amount_cents }) => sum + (signs[status] ?? 0) * amount_cents, 0);
    },
    async slowCard() {
      const key = randomUUID();
      const body = { amount: { amount: 100, currency: 'EUR' }, paymentMethod: 'card_slow', reference: key };
      await fetch(`${program.url}/charges/${key}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      });
    },
    async close() {
      await program.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
