import type { Order, OrderStatus } from '@bulkhead/contracts';
import type { OrderEvent, StoredEvent } from './order-event.ts';

/** How an event changes the status; undefined: it does not. */
export function statusAfter(event: OrderEvent): OrderStatus | undefined {
  switch (event.type) {
    case 'OrderCreated':
      return 'PENDING';
    case 'OrderConfirmed':
      return 'CONFIRMED';
    case 'CancellationStarted':
      return 'CANCELLING';
    case 'OrderCancelled':
      return 'CANCELLED';
    case 'OrderStuck':
      return 'STUCK';
    case 'OrderResumed':
      return event.data.status;
    default:
      return undefined;
  }
}

/** The order after one more event. The first must be OrderCreated; versions must follow each other. */
export function evolve(order: Order | undefined, stored: StoredEvent): Order {
  const { event, version, orderId, occurredAt } = stored;
  if (event.type === 'OrderCreated') {
    const { recipient: _recipient, ...details } = event.data;
    return { id: orderId, ...details, status: 'PENDING', version, updatedAt: occurredAt };
  }
  if (order === undefined) throw new Error(`order ${orderId} begins with ${event.type}`);
  if (version !== order.version + 1) throw new Error(`order ${orderId}: version ${version} follows ${order.version}`);
  const { reason, ...rest } = order;
  const status = statusAfter(event) ?? order.status;
  const newReason =
    event.type === 'CancellationStarted' || event.type === 'OrderStuck'
      ? event.data.reason
      : event.type === 'OrderResumed'
        ? undefined
        : reason;
  return { ...rest, status, version, updatedAt: occurredAt, ...(newReason === undefined ? {} : { reason: newReason }) };
}

/** The order as its events tell it; undefined without events. */
export function fold(events: readonly StoredEvent[]): Order | undefined {
  return events.reduce<Order | undefined>(evolve, undefined);
}
