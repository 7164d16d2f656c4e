import { z } from 'zod';

/** Integer cents, so that sums are exact. */
export const moneySchema = z.strictObject({
  amount: z.int().min(0).max(1_000_000_000),
  currency: z.literal('EUR'),
});
export type Money = z.infer<typeof moneySchema>;

export const uuidSchema = z.uuid();

/** A product's or customer's id: short, readable, safe in a URL and in SQL. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes, 63 at most');

/** A moment on the wire: ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime({ precision: 3 });

export const pageQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

export interface List<T> {
  items: T[];
  nextCursor?: string | undefined;
}
