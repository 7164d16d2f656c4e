import { orderListQuerySchema, orderListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { listOrders } from '../projections/order-view-store.ts';

/** GET /api/orders: from the view. It follows the events by a moment; `order_view` says by how much. */
export function listOrdersRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/orders',
    summary: 'Orders, newest first or as you wish; of one customer, status or time',
    query: orderListQuerySchema,
    answer: orderListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    handle: async ({ query }) => ok(await listOrders(context.database, query)),
  });
}
