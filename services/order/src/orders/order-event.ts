import type { Order, OrderStatus } from '@bulkhead/contracts';

/** What an order is from its first moment on. */
export type OrderDetails = Omit<Order, 'id' | 'status' | 'reason' | 'version' | 'updatedAt'> & { recipient: string };

type Told = Record<string, never> | { reason: string };

export type OrderEvent =
  | { type: 'OrderCreated'; data: OrderDetails }
  | { type: 'InventoryReserved' | 'InventoryRejected' | 'InventoryReleased'; data: Told }
  | { type: 'PaymentCompleted' | 'PaymentFailed' | 'PaymentRefunded'; data: Told }
  | { type: 'NotificationSent' | 'NotificationFailed'; data: Told }
  | { type: 'OrderConfirmed'; data: Record<string, never> }
  | { type: 'CancellationStarted' | 'OrderCancelled' | 'OrderStuck'; data: { reason: string } }
  | { type: 'OrderResumed'; data: { status: OrderStatus } };

/** An event with its place in the order's stream. */
export interface StoredEvent {
  position: number;
  orderId: string;
  version: number;
  event: OrderEvent;
  occurredAt: string;
}
