import { z } from 'zod';
import { moneySchema, uuidSchema } from '../common.ts';
import { paymentMethodSchema } from './orders.ts';

/** The caller's name for one charge. */
export const chargeKeySchema = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be 1 to 64 letters, digits and dashes');

/**
 * The outside company that charges cards. Every operation is addressed by the caller's idempotency key, so that
 * "was the card charged?" can always be asked again: PUT /charges/{key}, GET /charges/{key},
 * POST /charges/{key}/capture | void | refund. A void of an unknown key leaves a tombstone: a charge that comes later
 * under that key is refused.
 */
export const chargeRequestSchema = z.strictObject({
  amount: moneySchema,
  paymentMethod: paymentMethodSchema,
  /** false: authorise only, capture later. */
  capture: z.boolean().default(true),
  /** Shown on the statement; the lab uses the order id. */
  reference: uuidSchema,
});
export type ChargeRequest = z.infer<typeof chargeRequestSchema>;

export const chargeStatuses = ['AUTHORISED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED'] as const;
export const chargeSchema = z.object({
  id: z.string(),
  key: z.string(),
  reference: z.string(),
  amount: moneySchema,
  /** Missing on a tombstone: a void that came before any charge. */
  paymentMethod: paymentMethodSchema.optional(),
  status: z.enum(chargeStatuses),
  reason: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Charge = z.infer<typeof chargeSchema>;
export const chargeListSchema = z.object({ items: z.array(chargeSchema), nextCursor: z.string().optional() });
