import { z } from 'zod';
import { instantSchema, listOf, moneySchema, uuidSchema } from '../common.ts';
import { paymentMethodSchema } from './orders.ts';

export const paymentStatuses = ['AUTHORISED', 'CAPTURED', 'DECLINED', 'UNKNOWN', 'VOIDED', 'REFUNDED'] as const;
export const paymentStatusSchema = z.enum(paymentStatuses);
export type PaymentStatus = z.infer<typeof paymentStatusSchema>;

export const paymentSchema = z.object({
  id: uuidSchema,
  orderId: uuidSchema,
  amount: moneySchema,
  /** Missing on a payment that was refunded before it was asked for. */
  paymentMethod: paymentMethodSchema.optional(),
  status: paymentStatusSchema,
  reason: z.string().optional(),
  /** The charge at the card processor, once known. */
  chargeId: z.string().optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Payment = z.infer<typeof paymentSchema>;
export const paymentListSchema = listOf(paymentSchema);
export const byOrderQuerySchema = z.strictObject({
  orderId: uuidSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ByOrderQuery = z.infer<typeof byOrderQuerySchema>;
