import { v7 } from 'uuid';
import type { Database } from '../database/database.ts';
import type { Logger } from '../service/logger.ts';
import { createPoller, type Poller } from '../service/poller.ts';
import type { ConsumerSpec } from './consumer.ts';

const everyMs = 10 * 60_000;
/** Longer than anybody leaves a dead letter lying before it is redriven; the fences by order stay for ever. */
const keepMs = 7 * 24 * 60 * 60_000;
const atOnce = 1_000;

/**
 * Keeps the inboxes from growing for ever. Message ids are UUIDv7 and begin with their time, so the oldest of a
 * consumer are the first rows of its part of the key: no scan, and no index for the time.
 */
export function inboxRetention(
  database: Database,
  logger: Logger,
  consumers: readonly Pick<ConsumerSpec, 'queue'>[],
): Poller {
  return createPoller({
    name: 'inbox-retention',
    everyMs,
    database,
    logger,
    async run() {
      for (const { queue } of consumers) while ((await forgetOld(database, queue, Date.now() - keepMs)) === atOnce);
    },
  });
}

/** Forgets messages of this consumer that were made before `beforeMs`, at most a thousand. Tells how many. */
export function forgetOld(database: Database, consumer: string, beforeMs: number): Promise<number> {
  const firstKept = v7({ msecs: beforeMs, random: new Uint8Array(16) });
  const sql = `DELETE FROM inbox WHERE consumer = ? AND message_id < ? ORDER BY message_id LIMIT ${atOnce}`;
  return database.batch((tx) => tx.change(sql, [consumer, firstKept]));
}
