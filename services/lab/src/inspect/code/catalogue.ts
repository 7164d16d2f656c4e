import type { ComponentId, DatabaseId } from '@bulkhead/contracts';
import { serviceTeachings } from './service-teachings.ts';
import { shared, type Teaching } from './teaching.ts';

function tables(title: string, why: string, file: string): Teaching {
  return { title, why, file, region: 'tables' };
}

const everyDatabase = [shared.messagingTables, shared.rights, shared.durable];

const databaseTeachings: Record<DatabaseId, readonly Teaching[]> = {
  'order-mysql': [
    tables(
      'Its tables: what happened',
      'An order is its events; the unique key on order and version lets one writer win.',
      'services/order/src/db/migrations/001-orders.sql',
    ),
    tables(
      'Its tables: views and copies',
      'What is read from is not what is written to; both kinds can be made again.',
      'services/order/src/db/migrations/002-read-models.sql',
    ),
    ...everyDatabase,
  ],
  'product-mysql': [
    tables(
      'Its tables',
      'The check that stock is never negative stands in the database, behind every program.',
      'services/product/src/db/migrations/001-products.sql',
    ),
    ...everyDatabase,
  ],
  'payment-mysql': [
    tables(
      'Its tables',
      'One payment an order, and a ledger whose rows add up to nothing: both are keys, not hopes.',
      'services/payment/src/db/migrations/001-payments.sql',
    ),
    ...everyDatabase,
  ],
  'notification-mysql': [
    tables(
      'Its tables',
      'One notification an order and kind, by a unique key.',
      'services/notification/src/db/migrations/001-notifications.sql',
    ),
    ...everyDatabase,
  ],
  'customer-mysql': [
    tables(
      'Its tables',
      'The order history here is a projection: it can be read when the order database is dead.',
      'services/customer/src/db/migrations/001-customers.sql',
    ),
    ...everyDatabase,
  ],
};

/** What is shown for each component, best first. */
export const catalogue: Record<ComponentId, readonly Teaching[]> = {
  ...serviceTeachings,
  ...databaseTeachings,
  rabbitmq: [
    {
      title: 'Who reads what',
      why: 'The whole routing as data: each queue, its one reader, and the messages that are routed into it.',
      file: 'services/shared/contracts/src/messages/topology.ts',
      region: 'queues',
    },
    {
      title: 'Declaring exchanges and queues',
      why: 'Replicated queues, and dead letters that stay until the dead-letter queue has confirmed them.',
      file: 'services/shared/kit/src/messaging/topology.ts',
      region: 'declare',
    },
    {
      title: 'A message is sent when the broker says so',
      why: 'Confirmed by a deadline, and not returned: a message that no queue takes counts as not sent.',
      file: 'services/shared/kit/src/messaging/publisher.ts',
      region: 'confirm',
    },
    shared.deadLetter,
    {
      title: 'The settings that it was started with',
      why: 'Limits on memory and disk that fit a laptop, and queue depths fresh enough for a picture.',
      file: 'services/lab/src/runtime/servers/broker-program.ts',
      region: 'broker-settings',
    },
  ],
  lab: [
    {
      title: 'What state a component is in, and who decides',
      why: 'Of a process that runs the probes decide; of one that is gone the driver knows. A doubt is called unknown.',
      file: 'services/lab/src/supervisor/component-state.ts',
      region: 'who-decides',
    },
    {
      title: 'The auditor looks twice',
      why: 'Rows of several databases are never read at one moment, so a violation counts when a second reading agrees.',
      file: 'services/lab/src/audit/auditor.ts',
      region: 'second-look',
    },
    {
      title: 'Money adds up',
      why: 'It shares no code with the services: it reads their rows, and the books of the card processor.',
      file: 'services/lab/src/audit/check-money.ts',
      region: 'money-adds-up',
    },
  ],
  web: [
    {
      title: 'The picture is a fold of events',
      why: 'The same pure function runs in the lab, in this page, over the past, and in tests.',
      file: 'services/shared/world/src/reduce.ts',
      region: 'reduce',
    },
    {
      title: 'No event goes missing unseen',
      why: 'Events are numbered; a gap is answered with a new snapshot, never with a guess.',
      file: 'web/live/event-buffer.ts',
      region: 'gap',
    },
  ],
};
