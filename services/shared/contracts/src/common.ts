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

/** Names a place in a list. It holds the values that the list is sorted by, so a long name makes it long. */
export const cursorSchema = z.string().max(2_000);

export const pageQuerySchema = z.strictObject({
  cursor: cursorSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** How a list can be sorted: `price` rises, `-price` falls. */
export function sortSchema<const Key extends string>(...keys: Key[]) {
  const both = keys.flatMap((key) => [key, `-${key}` as const]);
  return z.enum(both as [Key | `-${Key}`, ...(Key | `-${Key}`)[]]); // never empty: a list has something to sort by
}

/** A part of a name, in any script and case. Nothing but spaces looks for nothing. */
export const searchSchema = z.string().trim().max(100);

export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional(), previousCursor: z.string().optional() });
}

/** One page. `previousCursor` comes with lists that can be walked in both directions. */
export interface List<T> {
  items: T[];
  nextCursor?: string | undefined;
  previousCursor?: string | undefined;
}
