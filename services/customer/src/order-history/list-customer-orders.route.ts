import { customerOrderListQuerySchema, customerOrderListSchema, slugSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { findCustomer } from '../customers/customer-store.ts';
import { noSuchCustomer } from '../customers/no-such-customer.ts';
import { listHistory } from './order-history-store.ts';

export function listCustomerOrdersRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/customers/{id}/orders',
    summary: "A customer's orders, newest first, from this service's own copy",
    params: z.strictObject({ id: slugSchema }),
    query: customerOrderListQuerySchema,
    answer: customerOrderListSchema,
    problems: ['not-found', 'invalid-field', 'database-unavailable'],
    async handle({ params, query }) {
      const orders = await listHistory(context.database, params.id, query);
      // Orders of a customer that is not known here are kept and shown too; only who has neither is unknown.
      const isUnknown = orders.items.length === 0 && (await findCustomer(context.database, params.id)) === undefined;
      if (isUnknown) throw noSuchCustomer(params.id);
      return ok(orders);
    },
  });
}
