import { customerListSchema, pageQuerySchema } from '@bulkhead/contracts';
import { defineRoute, ok, pageOf, type Route, readCursor, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { listCustomers } from './customer-store.ts';

const cursorKeys = z.tuple([z.string()]);

export function listCustomersRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/customers',
    summary: 'The customers, in the order of ids',
    query: pageQuerySchema,
    answer: customerListSchema,
    problems: ['database-unavailable'],
    async handle({ query }) {
      const [afterId] = readCursor(query.cursor, cursorKeys) ?? [''];
      const customers = await listCustomers(context.database, afterId, query.limit + 1);
      const { rows: items, next } = pageOf(customers, query.limit, (last) => [last.id]);
      return ok({ items, ...next });
    },
  });
}
