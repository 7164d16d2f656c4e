import { z } from 'zod';
import {
  instantSchema,
  listOf,
  moneySchema,
  pageQuerySchema,
  searchSchema,
  slugSchema,
  sortSchema,
} from '../common.ts';

export const productNameSchema = z.string().trim().min(1).max(200);

/** `available` can be ordered now, `reserved` is promised to running orders, `sold` belongs to confirmed ones. */
export const productSchema = z.object({
  id: slugSchema,
  name: productNameSchema,
  price: moneySchema,
  available: z.int(),
  reserved: z.int(),
  sold: z.int(),
  version: z.int(),
  updatedAt: instantSchema,
});
export type Product = z.infer<typeof productSchema>;
export const productListSchema = listOf(productSchema);

export const productListQuerySchema = pageQuerySchema.extend({
  sort: sortSchema('id', 'name', 'price', 'available', 'reserved', 'sold').default('id'),
  /** A part of the name. */
  search: searchSchema.optional(),
});
export type ProductListQuery = z.infer<typeof productListQuerySchema>;

export const changeProductSchema = z
  .strictObject({ name: productNameSchema.optional(), price: moneySchema.optional() })
  .refine((change) => change.name !== undefined || change.price !== undefined, 'give a name or a price');
export type ChangeProduct = z.infer<typeof changeProductSchema>;

export const restockSchema = z.strictObject({ quantity: z.int().min(1).max(10_000) });
export type Restock = z.infer<typeof restockSchema>;
