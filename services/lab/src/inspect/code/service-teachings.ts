import type { ServiceId } from '@bulkhead/contracts';
import { shared, type Teaching } from './teaching.ts';

/** What is worth reading of each service, best first. */
export const serviceTeachings: Record<ServiceId | 'card-processor', readonly Teaching[]> = {
  'order-service': [
    {
      title: 'An order is accepted in one transaction',
      why: 'Event, saga, idempotency key and messages are committed together: there is never an order without a saga.',
      file: 'services/order/src/orders/create-order.ts',
      region: 'one-transaction',
    },
    {
      title: 'The saga as data',
      why: 'Each step names its command, its answers and its undo; where the pivot stands decides what can be undone.',
      file: 'services/order/src/saga/definition.ts',
      region: 'saga-as-data',
    },
    {
      title: 'What the saga does next',
      why: 'A pure function: where it stands and what happened in, new state and commands out. No clock, no database.',
      file: 'services/order/src/saga/decide-saga.ts',
      region: 'decide',
    },
    {
      title: 'Which answers count',
      why: 'An answer to another command, or from before the saga turned around, is refused and changes nothing.',
      file: 'services/order/src/saga/on-reply.ts',
      region: 'fence',
    },
    {
      title: 'When product or customer service is away',
      why: 'Its own copies answer instead, and the order says so and how old they are.',
      file: 'services/order/src/copies/lookup.ts',
      region: 'own-copies',
    },
    shared.relay,
  ],
  'product-service': [
    {
      title: 'Reserving stock',
      why: 'Reservation, stock and answer are one transaction; a command that was answered before is answered alike.',
      file: 'services/product/src/reservations/on-inventory-reserve.consumer.ts',
      region: 'reserve',
    },
    {
      title: 'The fence: a command that comes again, or too late',
      why: 'One row an order remembers what was decided, so a repeated or an overtaken command can do no harm.',
      file: 'services/product/src/reservations/decide-reserve.ts',
      region: 'answered-before',
    },
    {
      title: 'Undoing what never happened',
      why: 'A release that comes first leaves a tombstone, so that the reserve behind it is refused.',
      file: 'services/product/src/reservations/decide-release.ts',
      region: 'tombstone',
    },
    {
      title: 'Stock moves only when there is enough',
      why: 'The condition stands in the UPDATE itself: two orders for the last piece can not both get it.',
      file: 'services/product/src/reservations/reservation-store.ts',
      region: 'move-stock',
    },
    shared.inbox,
  ],
  'payment-service': [
    {
      title: 'The payment is written before the card is charged',
      why: 'A process that dies in between leaves a row that says what is to be asked.',
      file: 'services/payment/src/payments/on-payment-process.consumer.ts',
      region: 'note-before-charge',
    },
    {
      title: 'Charging with an idempotency key',
      why: 'The key is the order: whoever lost the answer asks what became of it, and nobody is charged twice.',
      file: 'services/payment/src/charging/ask-processor.ts',
      region: 'idempotency-key',
    },
    {
      title: 'When the outcome is not known',
      why: 'A timeout is not a no. The payment stays UNKNOWN and is asked for again until there is an answer.',
      file: 'services/payment/src/charging/charger.ts',
      region: 'unknown-outcome',
    },
    {
      title: 'Writing down what the card processor said',
      why: 'Status, ledger and reply in one transaction, once, however often it is said.',
      file: 'services/payment/src/payments/record-outcome.ts',
      region: 'record',
    },
    shared.breaker,
  ],
  'notification-service': [
    {
      title: 'Telling the customer once',
      why: 'The row of the notification is the memory: a command that comes again is answered, not obeyed.',
      file: 'services/notification/src/notifications/on-notification-send.consumer.ts',
      region: 'send-once',
    },
    shared.batch,
    shared.inbox,
    shared.deadLetter,
  ],
  'customer-service': [
    {
      title: 'Facts may come in any order',
      why: 'Each fact tells the whole order, so nothing has to wait for what came before.',
      file: 'services/customer/src/order-history/on-order-fact.consumer.ts',
      region: 'any-order',
    },
    {
      title: 'The newest version wins',
      why: 'One statement compares and writes, so nothing can come in between. This view survives the order database.',
      file: 'services/customer/src/order-history/order-history-store.ts',
      region: 'newest-wins',
    },
    shared.batch,
    shared.outbox,
  ],
  'card-processor': [
    {
      title: 'One charge a key',
      why: 'The same request again gets the answer of the first time: this is what makes asking again safe.',
      file: 'services/card-processor/src/charges/decide-charge.ts',
      region: 'once-per-key',
    },
    {
      title: 'Voiding what was never charged',
      why: 'It leaves a tombstone, so that a charge still on its way takes nothing.',
      file: 'services/card-processor/src/charges/decide-charge.ts',
      region: 'void-first',
    },
    {
      title: 'One sync for everything that came at once',
      why: 'Its books are on the disk before it answers, and yet it does not sync for each charge.',
      file: 'services/card-processor/src/charges/commit-group.ts',
      region: 'commit-group',
    },
  ],
};
