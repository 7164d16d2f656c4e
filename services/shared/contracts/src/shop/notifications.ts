import { z } from 'zod';
import { instantSchema, listOf, pageQuerySchema, slugSchema, sortSchema, uuidSchema } from '../common.ts';

export const notificationKindSchema = z.enum(['order-confirmation']);
export const notificationStatusSchema = z.enum(['SENT', 'FAILED', 'REFUSED']);

export const notificationSchema = z.object({
  id: uuidSchema,
  orderId: uuidSchema,
  customerId: slugSchema,
  kind: notificationKindSchema,
  channel: z.literal('email'),
  recipient: z.string(),
  subject: z.string(),
  status: notificationStatusSchema,
  reason: z.string().optional(),
  createdAt: instantSchema,
});
export type Notification = z.infer<typeof notificationSchema>;
export const notificationListSchema = listOf(notificationSchema);

export const notificationListQuerySchema = pageQuerySchema.extend({
  sort: sortSchema('created').default('-created'),
  orderId: uuidSchema.optional(),
  customerId: slugSchema.optional(),
  kind: notificationKindSchema.optional(),
  status: notificationStatusSchema.optional(),
});
export type NotificationListQuery = z.infer<typeof notificationListQuerySchema>;
