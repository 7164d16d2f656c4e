import { type DatabaseId, databaseIds } from '@bulkhead/contracts';
import { type DatabaseAccess, type DatabaseSession, withDatabase } from '../rows/database-access.ts';
import type { AuditFacts, ChargeFact, MessagingFacts, QueueFact, Read } from './facts.ts';
import { readAccepted } from './read-accepted.ts';
import { readMessaging } from './read-messaging.ts';
import { readNotifications } from './read-notifications.ts';
import { readOrders } from './read-orders.ts';
import { readPayments } from './read-payments.ts';
import { readStock } from './read-stock.ts';

/** Where the auditor looks. It asks nobody but the stores themselves. */
export interface AuditSources {
  databases: Record<DatabaseId, DatabaseAccess>;
  /** The journal of orders that shoppers were told are accepted. */
  acceptedFile: string;
  readCharges(): Promise<ChargeFact[]>;
  readQueues(): Promise<QueueFact[]>;
  /** How long one source may take, ms. */
  deadlineMs: number;
}

/**
 * Reads everything once, in the direction in which messages flow: promises, outboxes, queues, orders, effects. So
 * what was promised is looked for later than it was promised, and a message under way is seen somewhere.
 */
export async function collect(sources: AuditSources): Promise<AuditFacts> {
  const silent = new Map<DatabaseId, { ok: false; why: string }>();
  // Who gave no answer once is not asked again: a frozen server takes the whole deadline each time.
  const from = async <T>(id: DatabaseId, read: (session: DatabaseSession) => Promise<T>): Promise<Read<T>> => {
    const before = silent.get(id);
    if (before !== undefined) return before;
    const answer = await attempt(`${id} can't be read`, () =>
      withDatabase(sources.databases[id], sources.deadlineMs, read),
    );
    if (!answer.ok) silent.set(id, answer);
    return answer;
  };

  const accepted = await attempt("the journal of accepted orders can't be read", () =>
    readAccepted(sources.acceptedFile),
  );
  const outboxes = await Promise.all(databaseIds.map(async (id) => [id, await from(id, readMessaging)] as const));
  const queues = await attempt("rabbitmq can't be asked", sources.readQueues);
  const orders = await from('order-mysql', readOrders);
  const [stock, payments, charges, notifications] = await Promise.all([
    from('product-mysql', readStock),
    from('payment-mysql', readPayments),
    attempt("the card processor's ledger can't be read", sources.readCharges),
    from('notification-mysql', readNotifications),
  ]);
  // fromEntries forgets the key type; the keys are exactly databaseIds.
  const messaging = Object.fromEntries(outboxes) as Record<DatabaseId, Read<MessagingFacts>>;
  return { accepted, messaging, queues, orders, stock, payments, charges, notifications };
}

async function attempt<T>(what: string, read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, why: why.includes(what) ? why : `${what}: ${why}` };
  }
}
