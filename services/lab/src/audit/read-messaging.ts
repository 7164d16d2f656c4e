import type { DatabaseSession } from '../rows/database-access.ts';
import type { MessagingFacts } from './facts.ts';

/** Reads what a service has still to send, and whether it handled a message twice. */
export async function readMessaging(session: DatabaseSession): Promise<MessagingFacts> {
  const [outbox] = await session.select(`
    SELECT COUNT(*) AS waiting, TIMESTAMPDIFF(MICROSECOND, MIN(created_at), NOW(6)) DIV 1000 AS oldest_ms FROM outbox`);
  const [inbox] = await session.select('SELECT COUNT(*) AS handled FROM inbox');
  const [double] = await session.select(`
    SELECT consumer, message_id, COUNT(*) AS times FROM inbox GROUP BY consumer, message_id HAVING times > 1 LIMIT 1`);
  return {
    outboxRows: Number(outbox?.waiting ?? 0),
    oldestOutboxMs: Number(outbox?.oldest_ms ?? 0),
    inboxRows: Number(inbox?.handled ?? 0),
    ...(double
      ? {
          inboxDouble: {
            consumer: String(double.consumer),
            messageId: String(double.message_id),
            times: Number(double.times),
          },
        }
      : {}),
  };
}
