import { z } from 'zod';
import {
  instantSchema,
  listOf,
  moneySchema,
  pageQuerySchema,
  searchSchema,
  slugSchema,
  sortSchema,
  uuidSchema,
} from '../common.ts';
import { orderStatusSchema } from './orders.ts';

export const customerSchema = z.object({
  id: slugSchema,
  name: z.string(),
  email: z.email(),
  city: z.string(),
  version: z.int(),
  updatedAt: instantSchema,
});
export type Customer = z.infer<typeof customerSchema>;
export const customerListSchema = listOf(customerSchema);

export const customerListQuerySchema = pageQuerySchema.extend({
  sort: sortSchema('id', 'name', 'city').default('id'),
  /** A part of the name, the address or the city. */
  search: searchSchema.optional(),
});
export type CustomerListQuery = z.infer<typeof customerListQuerySchema>;

/** One line of a customer's order history: a projection in the customer database, behind the orders by `asOf`. */
export const customerOrderSchema = z.object({
  orderId: uuidSchema,
  status: orderStatusSchema,
  total: moneySchema,
  itemCount: z.int(),
  reason: z.string().optional(),
  version: z.int(),
  placedAt: instantSchema,
  updatedAt: instantSchema,
});
export type CustomerOrder = z.infer<typeof customerOrderSchema>;
export const customerOrderListSchema = listOf(customerOrderSchema);

export const customerOrderListQuerySchema = pageQuerySchema.extend({ sort: sortSchema('placed').default('-placed') });
export type CustomerOrderListQuery = z.infer<typeof customerOrderListQuerySchema>;
