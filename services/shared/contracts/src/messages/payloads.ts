import { z } from 'zod';
import { instantSchema, moneySchema, slugSchema, uuidSchema } from '../common.ts';
import { orderStatusSchema, paymentMethodSchema } from '../shop/orders.ts';

const orderId = uuidSchema;
const lines = z.array(z.object({ productId: slugSchema, quantity: z.int().min(1) })).min(1);

/** The whole order in its newest state, so that a reader needs no order among facts: the higher version wins. */
const orderFact = z.object({
  orderId,
  version: z.int().min(1),
  customerId: slugSchema,
  status: orderStatusSchema,
  total: moneySchema,
  itemCount: z.int(),
  items: lines,
  reason: z.string().optional(),
  placedAt: instantSchema,
  updatedAt: instantSchema,
});

/** Every message type with its payload. The type is the routing key. */
export const payloads = {
  'inventory.reserve': z.object({ orderId, items: lines }),
  'inventory.release': z.object({ orderId }),
  'payment.process': z.object({ orderId, amount: moneySchema, paymentMethod: paymentMethodSchema }),
  'payment.refund': z.object({ orderId }),
  'notification.send': z.object({
    orderId,
    customerId: slugSchema,
    customerName: z.string(),
    recipient: z.string(),
    total: moneySchema,
    itemCount: z.int(),
  }),

  'inventory.reserved': z.object({ orderId }),
  'inventory.rejected': z.object({ orderId, reason: z.string() }),
  'inventory.released': z.object({ orderId }),
  'payment.completed': z.object({ orderId, paymentId: uuidSchema, amount: moneySchema }),
  'payment.failed': z.object({ orderId, reason: z.string() }),
  'payment.refunded': z.object({ orderId }),
  'notification.sent': z.object({ orderId, notificationId: uuidSchema }),
  'notification.failed': z.object({ orderId, reason: z.string() }),

  'order.created': orderFact,
  'order.confirmed': orderFact,
  'order.cancelled': orderFact,

  'product.updated': z.object({
    productId: slugSchema,
    version: z.int(),
    name: z.string(),
    price: moneySchema,
    updatedAt: instantSchema,
  }),
  'customer.updated': z.object({
    customerId: slugSchema,
    version: z.int(),
    name: z.string(),
    email: z.string(),
    updatedAt: instantSchema,
  }),
} as const;

export type MessageType = keyof typeof payloads;
export type PayloadOf<T extends MessageType> = z.infer<(typeof payloads)[T]>;
