import type { ServiceId } from '../components.ts';
import type { MessageType } from './payloads.ts';

export const exchanges = ['order.exchange', 'product.exchange', 'customer.exchange'] as const;
export type Exchange = (typeof exchanges)[number];

export const queueNames = [
  'product.commands',
  'product.sales',
  'order.replies',
  'order.catalogue',
  'order.customers',
  'payment.commands',
  'notification.commands',
  'customer.order-history',
] as const;
export type QueueName = (typeof queueNames)[number];

// #region queues
export interface QueueSpec {
  readonly name: QueueName;
  readonly consumer: ServiceId;
  readonly exchange: Exchange;
  readonly binds: readonly MessageType[];
}

/** Each queue: who reads it and what is routed into it. Every queue has a dead-letter queue, `<name>.dead`. */
export const queues: Record<QueueName, QueueSpec> = {
  'product.commands': {
    name: 'product.commands',
    consumer: 'product-service',
    exchange: 'order.exchange',
    binds: ['inventory.reserve', 'inventory.release'],
  },
  'product.sales': {
    name: 'product.sales',
    consumer: 'product-service',
    exchange: 'order.exchange',
    binds: ['order.confirmed'],
  },
  'order.replies': {
    name: 'order.replies',
    consumer: 'order-service',
    exchange: 'order.exchange',
    binds: [
      'inventory.reserved',
      'inventory.rejected',
      'inventory.released',
      'payment.completed',
      'payment.failed',
      'payment.refunded',
      'notification.sent',
      'notification.failed',
    ],
  },
  'order.catalogue': {
    name: 'order.catalogue',
    consumer: 'order-service',
    exchange: 'product.exchange',
    binds: ['product.updated'],
  },
  'order.customers': {
    name: 'order.customers',
    consumer: 'order-service',
    exchange: 'customer.exchange',
    binds: ['customer.updated'],
  },
  'payment.commands': {
    name: 'payment.commands',
    consumer: 'payment-service',
    exchange: 'order.exchange',
    binds: ['payment.process', 'payment.refund'],
  },
  'notification.commands': {
    name: 'notification.commands',
    consumer: 'notification-service',
    exchange: 'order.exchange',
    binds: ['notification.send'],
  },
  'customer.order-history': {
    name: 'customer.order-history',
    consumer: 'customer-service',
    exchange: 'order.exchange',
    binds: ['order.created', 'order.confirmed', 'order.cancelled'],
  },
};
// #endregion queues

export function deadLetterQueue(queue: QueueName): string {
  return `${queue}.dead`;
}

/** The exchange that a message type is published to. */
export function exchangeOf(type: MessageType): Exchange {
  if (type === 'product.updated') return 'product.exchange';
  if (type === 'customer.updated') return 'customer.exchange';
  return 'order.exchange';
}

/** What a message is, for shape and colour: a command asks, an outcome answers, a fact tells. */
export type MessageKind = 'command' | 'outcome' | 'fact';

export function kindOf(type: MessageType): MessageKind {
  switch (type) {
    case 'inventory.reserve':
    case 'inventory.release':
    case 'payment.process':
    case 'payment.refund':
    case 'notification.send':
      return 'command';
    case 'order.created':
    case 'order.confirmed':
    case 'order.cancelled':
    case 'product.updated':
    case 'customer.updated':
      return 'fact';
    default:
      return 'outcome';
  }
}

/** Messages that undo or report an undoing: drawn backwards, in amber. */
export function isCompensation(type: MessageType): boolean {
  return (
    type === 'inventory.release' ||
    type === 'inventory.released' ||
    type === 'payment.refund' ||
    type === 'payment.refunded' ||
    type === 'order.cancelled'
  );
}
