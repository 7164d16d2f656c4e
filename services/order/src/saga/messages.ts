import type { AnyMessage, OrderStatus } from '@bulkhead/contracts';
import type { NewMessage } from '@bulkhead/kit';
import type { OrderDetails } from '../orders/order-event.ts';
import type { CommandToSend } from './decision.ts';

/** The message of a command, filled from the order. */
export function commandMessage(
  newMessage: NewMessage,
  orderId: string,
  details: OrderDetails,
  command: CommandToSend,
  sagaEpoch: number,
  causationId: string | undefined,
): AnyMessage {
  const options = {
    correlationId: orderId,
    commandId: command.commandId,
    sagaEpoch,
    ...(causationId ? { causationId } : {}),
  };
  switch (command.type) {
    case 'inventory.reserve':
      return newMessage('inventory.reserve', { orderId, items: linesOf(details) }, options);
    case 'payment.process':
      return newMessage(
        'payment.process',
        { orderId, amount: details.total, paymentMethod: details.paymentMethod },
        options,
      );
    case 'notification.send':
      return newMessage(
        'notification.send',
        {
          orderId,
          customerId: details.customer.id,
          customerName: details.customer.name,
          recipient: details.recipient,
          total: details.total,
          itemCount: itemCount(details),
        },
        options,
      );
    case 'inventory.release':
    case 'payment.refund':
      return newMessage(command.type, { orderId }, options);
    default:
      throw new Error(`${command.type} is no command of the saga`);
  }
}

export interface FactOptions {
  orderId: string;
  details: OrderDetails;
  version: number;
  at: Date;
  reason?: string | undefined;
  causationId?: string | undefined;
}

const statusOf = {
  'order.created': 'PENDING',
  'order.confirmed': 'CONFIRMED',
  'order.cancelled': 'CANCELLED',
} as const satisfies Record<string, OrderStatus>;

/** A fact carries the whole order, so that its readers need neither the earlier ones nor their order. */
export function factMessage(newMessage: NewMessage, type: keyof typeof statusOf, options: FactOptions): AnyMessage {
  const { orderId, details, version, at, reason, causationId } = options;
  const data = {
    orderId,
    version,
    customerId: details.customer.id,
    status: statusOf[type],
    total: details.total,
    itemCount: itemCount(details),
    items: linesOf(details),
    ...(reason ? { reason } : {}),
    placedAt: details.placedAt,
    updatedAt: at.toISOString(),
  };
  return newMessage(type, data, { correlationId: orderId, ...(causationId ? { causationId } : {}) });
}

function linesOf(details: OrderDetails): { productId: string; quantity: number }[] {
  return details.items.map(({ productId, quantity }) => ({ productId, quantity }));
}

function itemCount(details: OrderDetails): number {
  return details.items.reduce((sum, item) => sum + item.quantity, 0);
}
