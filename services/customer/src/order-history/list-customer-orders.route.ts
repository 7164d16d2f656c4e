import { customerOrderListSchema, instantSchema, pageQuerySchema, slugSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, pageOf, type Route, readCursor, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { findCustomer } from '../customers/customer-store.ts';
import { noSuchCustomer } from '../customers/no-such-customer.ts';
import { listHistory } from './order-history-store.ts';

const cursorKeys = z.tuple([instantSchema, uuidSchema]);

export function listCustomerOrdersRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/customers/{id}/orders',
    summary: "A customer's orders, newest first, from this service's own copy",
    params: z.strictObject({ id: slugSchema }),
    query: pageQuerySchema,
    answer: customerOrderListSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params, query }) {
      const keys = readCursor(query.cursor, cursorKeys);
      const before = keys && { placedAt: keys[0], orderId: keys[1] };
      const orders = await listHistory(context.database, params.id, before, query.limit + 1);
      // Orders of a customer that is not known here are kept and shown too; only who has neither is unknown.
      const isUnknown = orders.length === 0 && (await findCustomer(context.database, params.id)) === undefined;
      if (isUnknown) throw noSuchCustomer(params.id);
      const { rows: items, next } = pageOf(orders, query.limit, (last) => [last.placedAt, last.orderId]);
      return ok({ items, ...next });
    },
  });
}
