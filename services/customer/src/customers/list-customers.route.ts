import { customerListQuerySchema, customerListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { listCustomers } from './customer-store.ts';

export function listCustomersRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/customers',
    summary: 'The customers, sorted and searched as you wish',
    query: customerListQuerySchema,
    answer: customerListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    handle: async ({ query }) => ok(await listCustomers(context.database, query)),
  });
}
