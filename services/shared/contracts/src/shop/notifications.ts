import { z } from 'zod';
import { instantSchema, listOf, slugSchema, uuidSchema } from '../common.ts';

export const notificationSchema = z.object({
  id: uuidSchema,
  orderId: uuidSchema,
  customerId: slugSchema,
  kind: z.literal('order-confirmation'),
  channel: z.literal('email'),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(['SENT', 'FAILED', 'REFUSED']),
  reason: z.string().optional(),
  createdAt: instantSchema,
});
export type Notification = z.infer<typeof notificationSchema>;
export const notificationListSchema = listOf(notificationSchema);
