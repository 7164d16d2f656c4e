import { type DatabaseId, ownerOf, type QueueName, queues } from '@bulkhead/contracts';

/** Rows of one table that belong to an order. `where` is ours; what varies is bound. */
export interface OrderTable {
  name: string;
  about: string;
  where: string;
  values: readonly (string | readonly string[])[];
  orderBy: string;
  /** Its rows can't be tied to the order, and why. */
  unknown?: string;
}

type Spec = Omit<OrderTable, 'values'>;

const byOrder = 'order_id = ?';

/** What each service stores of an order. */
const specs: Record<DatabaseId, readonly Spec[]> = {
  'order-mysql': [
    { name: 'order_events', about: 'the order itself: what happened to it', where: byOrder, orderBy: 'version' },
    { name: 'order_view', about: 'a view for lists, made from the events', where: byOrder, orderBy: 'order_id' },
    { name: 'sagas', about: 'where its saga stands', where: byOrder, orderBy: 'order_id' },
    { name: 'idempotency_keys', about: 'the key it was placed with', where: byOrder, orderBy: 'idempotency_key' },
  ],
  'product-mysql': [
    { name: 'reservations', about: 'the stock that is promised to it', where: byOrder, orderBy: 'order_id' },
    { name: 'reservation_items', about: 'its pieces', where: byOrder, orderBy: 'product_id' },
  ],
  'payment-mysql': [
    { name: 'payments', about: 'its payment', where: byOrder, orderBy: 'order_id' },
    {
      name: 'ledger_entries',
      about: 'the money that moved, by double entry',
      where: 'payment_id IN (SELECT id FROM payments WHERE order_id = ?)',
      orderBy: 'id',
    },
  ],
  'notification-mysql': [{ name: 'notifications', about: 'what the customer was sent', where: byOrder, orderBy: 'id' }],
  'customer-mysql': [
    {
      name: 'customer_order_history',
      about: 'the line in its customer’s history',
      where: byOrder,
      orderBy: 'order_id',
    },
  ],
};

/** Messages of one order are looked for among so many rows of an outbox. */
const outboxRows = 5_000;

/**
 * Waiting messages carry the order in their text only. Their ids are in the order of time, as the order's own is, so the
 * search begins there.
 */
function outboxOf(orderId: string): OrderTable {
  return {
    name: 'outbox',
    about: 'its messages that the broker has not confirmed yet',
    where: `message_id IN (SELECT message_id FROM (SELECT message_id, body FROM outbox WHERE message_id >= ?
      ORDER BY message_id LIMIT ${outboxRows}) AS young WHERE LOCATE(?, young.body) > 0)`,
    values: [orderId, `"correlationId":"${orderId}"`],
    orderBy: 'message_id',
  };
}

/** Who was handed which messages is known from the trace alone: an inbox keeps no more than ids. */
function inboxOf(database: DatabaseId, messageIds: readonly string[] | undefined): OrderTable {
  const owner = ownerOf(database);
  const consumers = Object.keys(queues).filter((name) => queues[name as QueueName].consumer === owner); // keys of it
  const isTied = messageIds !== undefined && messageIds.length > 0;
  return {
    name: 'inbox',
    about: 'its messages that were handled here',
    where: 'consumer IN (?) AND message_id IN (?)',
    values: [consumers, isTied ? messageIds : ['']],
    orderBy: 'handled_at, message_id',
    ...(isTied
      ? {}
      : { unknown: 'An inbox keeps ids only, and the lab has no trace that names this order’s messages.' }),
  };
}

/** The tables of a database that can hold rows of this order. `messageIds`: of its messages, when its trace tells. */
export function tablesOfOrder(
  database: DatabaseId,
  orderId: string,
  messageIds: readonly string[] | undefined,
): OrderTable[] {
  return [
    ...specs[database].map((spec) => ({ ...spec, values: [orderId] })),
    outboxOf(orderId),
    inboxOf(database, messageIds),
  ];
}
