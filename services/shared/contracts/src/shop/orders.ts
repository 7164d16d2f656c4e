import { z } from 'zod';
import { instantSchema, listOf, moneySchema, pageQuerySchema, slugSchema, sortSchema, uuidSchema } from '../common.ts';

export const orderStatuses = ['PENDING', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'STUCK'] as const;
export const orderStatusSchema = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** After Stripe's habit of test cards: what the card does is in its name. */
export const paymentMethods = ['card_ok', 'card_declined', 'card_timeout', 'card_slow'] as const;
export const paymentMethodSchema = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethodSchema>;

/** The strategies that this version can run; DESIGN names more. */
export const strategies = ['saga'] as const;
export const strategySchema = z.enum(strategies);
export type Strategy = z.infer<typeof strategySchema>;

export const onNotificationFailureSchema = z.enum(['retry', 'compensate']);
export type OnNotificationFailure = z.infer<typeof onNotificationFailureSchema>;

export const orderItemRequestSchema = z.strictObject({ productId: slugSchema, quantity: z.int().min(1).max(100) });

export const placeOrderSchema = z.strictObject({
  customerId: slugSchema,
  items: z
    .array(orderItemRequestSchema)
    .min(1)
    .max(20)
    .refine((items) => new Set(items.map((i) => i.productId)).size === items.length, 'name each product once'),
  paymentMethod: paymentMethodSchema,
  strategy: strategySchema.default('saga'),
  onNotificationFailure: onNotificationFailureSchema.default('retry'),
});
export type PlaceOrder = z.infer<typeof placeOrderSchema>;

export const idempotencyKeySchema = z.string().regex(/^[\x21-\x7e]{1,120}$/, 'must be 1 to 120 printable characters');

/** Where the order service learned a name or price: asked just now, or its own copy, `ageMs` old. */
export const knowledgeSchema = z.object({ source: z.enum(['live', 'copy']), ageMs: z.int().optional() });
export type Knowledge = z.infer<typeof knowledgeSchema>;

export const orderItemSchema = z.object({
  productId: slugSchema,
  name: z.string(),
  quantity: z.int(),
  unitPrice: moneySchema,
  knowledge: knowledgeSchema,
});
export type OrderItem = z.infer<typeof orderItemSchema>;

export const orderSchema = z.object({
  id: uuidSchema,
  customer: z.object({ id: slugSchema, name: z.string(), knowledge: knowledgeSchema }),
  items: z.array(orderItemSchema),
  total: moneySchema,
  paymentMethod: paymentMethodSchema,
  strategy: strategySchema,
  onNotificationFailure: onNotificationFailureSchema,
  status: orderStatusSchema,
  /** Why it is being cancelled or is stuck. */
  reason: z.string().optional(),
  version: z.int(),
  placedAt: instantSchema,
  updatedAt: instantSchema,
});
export type Order = z.infer<typeof orderSchema>;
export const orderListSchema = listOf(orderSchema);

export const orderListQuerySchema = pageQuerySchema.extend({
  sort: sortSchema('placed', 'total').default('-placed'),
  customerId: slugSchema.optional(),
  status: orderStatusSchema.optional(),
  /** The first moment that counts. */
  placedFrom: instantSchema.optional(),
  /** The first moment that does not count any more. */
  placedUntil: instantSchema.optional(),
});
export type OrderListQuery = z.infer<typeof orderListQuerySchema>;

/** One event of an order's stream, as stored. */
export const orderEventSchema = z.object({
  position: z.int(),
  orderId: uuidSchema,
  version: z.int(),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  occurredAt: instantSchema,
});
export type OrderEventRecord = z.infer<typeof orderEventSchema>;
export const orderEventListSchema = listOf(orderEventSchema);
