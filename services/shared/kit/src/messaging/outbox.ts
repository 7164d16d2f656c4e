import type { AnyMessage } from '@bulkhead/contracts';
import type { Database } from '../database/database.ts';
import { DatabaseUnavailableError } from '../database/errors.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Failpoints } from '../failpoints.ts';
import type { Logger } from '../service/logger.ts';
import { createPoller, type Poller } from '../service/poller.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Publisher } from './publisher.ts';

export interface OutboxParts {
  database: Database;
  publisher: Publisher;
  telemetry: Telemetry;
  failpoints: Failpoints;
  logger: Logger;
}

export interface Outbox {
  /** Writes the message in the caller's transaction. It is published after the commit, never before. */
  add(tx: Transaction, message: AnyMessage): void;
  start(): void;
  /** Tells the relay to look at once (the broker is back). */
  nudge(): void;
  stop(): Promise<void>;
}

interface Row {
  messageId: string;
  body: string;
  traceparent: string | null;
  ageMs: number;
}

/** How old a row must be before the relay takes it: younger ones are on the direct way. */
export const relayAfterMs = 1_500;
export const relayEveryMs = 500;
/** Confirmed rows gather for so long, to be deleted together. */
const forgetAfterMs = 250;
const relayBatch = 200;
const drainMs = 1_000;

// #region two-ways-out
/**
 * The transactional outbox. Two ways lead out of it: right after the commit the message is published from memory
 * (fast), and a relay publishes whatever is left in the table, after a crash or while the broker was away (sure).
 * A row goes only after the broker's confirm. So each message is sent at least once, and the receiver's inbox makes
 * that once.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { database, publisher, telemetry, failpoints, logger } = parts;
  const onTheWay = new Set<string>();
  let confirmed: string[] = [];
  let forgetting: NodeJS.Timeout | undefined;
  let lastSample = '';

  async function dispatch(message: AnyMessage, traceparent: string | undefined): Promise<boolean> {
    if (onTheWay.has(message.id) || !publisher.isOpen) return false;
    onTheWay.add(message.id);
    try {
      await failpoints.reach('outbox.after-commit-before-publish');
      await publisher.publish(message, traceparent);
      await failpoints.reach('outbox.after-confirm-before-delete');
      confirmed.push(message.id);
      forgetting ??= setTimeout(() => {
        forgetting = undefined;
        forget().catch((error: unknown) => logger.error({ err: error }, 'confirmed messages stay for now'));
      }, forgetAfterMs);
      return true;
    } catch {
      return false; // the row stays, the relay comes back to it
    } finally {
      onTheWay.delete(message.id);
    }
  }
  // #endregion two-ways-out

  async function forget(): Promise<void> {
    if (confirmed.length === 0) return;
    const ids = confirmed.slice(0, 1_000);
    confirmed = confirmed.slice(1_000);
    try {
      await database.batch((tx) => tx.change('DELETE FROM outbox WHERE message_id IN (?)', [ids]));
    } catch (error) {
      // As many as there are rows, so the table bounds it. The relay's next round tries again.
      confirmed = [...ids, ...confirmed];
      if (!(error instanceof DatabaseUnavailableError)) throw error;
    }
  }

  // #region relay
  async function relay(): Promise<void> {
    if (!publisher.isOpen) return;
    const rows = await database.batch((tx) =>
      tx.read<Row>(
        `SELECT message_id AS messageId, body, traceparent, TIMESTAMPDIFF(MICROSECOND, created_at, NOW(6)) / 1000 AS ageMs
           FROM outbox WHERE created_at < NOW(6) - INTERVAL ${relayAfterMs} * 1000 MICROSECOND ORDER BY message_id LIMIT ${relayBatch}`,
      ),
    );
    const pending = new Set(confirmed);
    const due = rows.filter((row) => !pending.has(row.messageId));
    // The body is what `add` wrote.
    const results = await Promise.all(
      due.map((row) => dispatch(JSON.parse(row.body) as AnyMessage, row.traceparent ?? undefined)),
    );
    await forget();
    if (rows.length === relayBatch && results.every(Boolean)) poller.nudge();
  }
  // #endregion relay

  /** Tells how many rows wait, and returns the age of the oldest. */
  async function sample(): Promise<number> {
    const [row] = await database.glance<{ waiting: number; oldestMs: string | null }>(
      'SELECT COUNT(*) AS waiting, TIMESTAMPDIFF(MICROSECOND, MIN(created_at), NOW(6)) DIV 1000 AS oldestMs FROM outbox WHERE created_at < NOW(6) - INTERVAL 300000 MICROSECOND',
    );
    const waiting = Math.max(0, (row?.waiting ?? 0) - confirmed.length);
    const oldestMs = waiting > 0 ? Number(row?.oldestMs ?? 0) : undefined;
    const text = String(waiting);
    if (text !== lastSample)
      telemetry.fact('outbox.sampled', { waiting, ...(oldestMs === undefined ? {} : { oldestMs }) });
    lastSample = text;
    return Number(row?.oldestMs ?? 0);
  }

  const poller: Poller = createPoller({
    name: 'outbox-relay',
    everyMs: relayEveryMs,
    database,
    logger,
    async run() {
      const oldestMs = await sample();
      await forget();
      if (oldestMs >= relayAfterMs) await database.exclusively('outbox-relay', relay);
    },
  });

  return {
    add(tx, message) {
      const traceparent = telemetry.outgoingHeaders().traceparent;
      tx.write('INSERT INTO outbox (message_id, type, body, traceparent) VALUES (?, ?, ?, ?)', [
        message.id,
        message.type,
        JSON.stringify(message),
        traceparent ?? null,
      ]);
      tx.afterCommit(() => void dispatch(message, traceparent));
    },
    start() {
      poller.start();
    },
    nudge: () => poller.nudge(),
    async stop() {
      await poller.stop();
      // What was sent gets its confirm, so that it isn't sent again by the next start.
      const endsAtMs = performance.now() + drainMs;
      while (onTheWay.size > 0 && performance.now() < endsAtMs) await new Promise((resolve) => setTimeout(resolve, 10));
      clearTimeout(forgetting);
      await forget().catch(() => {});
    },
  };
}
