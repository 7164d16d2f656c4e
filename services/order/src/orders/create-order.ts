import type { Order } from '@bulkhead/contracts';
import type { ServiceContext } from '@bulkhead/kit';
import { v7 } from 'uuid';
import { timerOf } from '../saga/advance-saga.ts';
import { startSaga } from '../saga/decide-saga.ts';
import { commandMessage, factMessage } from '../saga/messages.ts';
import { reportSaga } from '../saga/report-saga.ts';
import { insertSaga } from '../saga/saga-store.ts';
import { type KeyUse, takeKey } from './idempotency-store.ts';
import { evolve } from './order.ts';
import type { OrderDetails, OrderEvent } from './order-event.ts';
import { appendEvents } from './order-store.ts';

// #region one-transaction
/**
 * Stores the order, its saga with the first command, and what is told of it, in one transaction: there is never an
 * order without a saga, nor a command without its order.
 */
export async function createOrder(
  context: ServiceContext,
  use: KeyUse,
  key: string,
  details: OrderDetails,
): Promise<Order> {
  const { orderId } = use;
  const at = context.now();
  const event: OrderEvent = { type: 'OrderCreated', data: details };
  const decision = startSaga(details.onNotificationFailure, { now: context.now, newId: v7 });
  await context.grouped.run('place order', async (tx) => {
    takeKey(tx, key, use, at);
    appendEvents(tx, orderId, 0, [event], at);
    insertSaga(tx, { orderId, state: decision.state, details, orderVersion: 1 }, timerOf(decision), at);
    context.outbox.add(tx, factMessage(context.newMessage, 'order.created', { orderId, details, version: 1, at }));
    for (const command of decision.commands) {
      context.outbox.add(
        tx,
        commandMessage(context.newMessage, orderId, details, command, decision.state.epoch, undefined),
      );
    }
    tx.afterCommit(() => reportAccepted(context, orderId, details));
    tx.afterCommit(() => reportSaga(context, orderId, decision, 1));
  });
  await context.failpoints.reach('place-order.after-commit-before-answer');
  return evolve(undefined, { position: 0, orderId, version: 1, event, occurredAt: at.toISOString() });
}
// #endregion one-transaction

function reportAccepted(context: ServiceContext, orderId: string, details: OrderDetails): void {
  const productAges = details.items.flatMap((item) =>
    item.knowledge.source === 'copy' ? [item.knowledge.ageMs ?? 0] : [],
  );
  const { knowledge } = details.customer;
  const isCustomerCopy = knowledge.source === 'copy';
  const isCopied = productAges.length > 0 || isCustomerCopy;
  context.telemetry.fact(
    'order.accepted',
    {
      orderId,
      customerId: details.customer.id,
      customerName: details.customer.name,
      items: details.items.map(({ productId, name, quantity }) => ({ productId, name, quantity })),
      total: details.total,
      paymentMethod: details.paymentMethod,
      strategy: details.strategy,
      ...(isCopied
        ? {
            fromCopy: {
              products: productAges.length > 0,
              customer: isCustomerCopy,
              ageMs: Math.max(...productAges, knowledge.ageMs ?? 0),
            },
          }
        : {}),
    },
    { orderId },
  );
}
