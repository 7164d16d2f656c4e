import { byOrderQuerySchema, paymentListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, pageOf, type Route, readCursor, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { listPayments } from './read-payments-store.ts';

const cursorKeys = z.tuple([z.uuid()]);

export function listPaymentsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/payments',
    summary: 'Payments, newest first; all of them or those of one order',
    query: byOrderQuerySchema,
    answer: paymentListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    async handle({ query }) {
      const [beforeId] = readCursor(query.cursor, cursorKeys) ?? [];
      const payments = await listPayments(context.database, {
        orderId: query.orderId,
        beforeId,
        limit: query.limit + 1,
      });
      const { rows: items, next } = pageOf(payments, query.limit, (last) => [last.id]);
      return ok({ items, ...next });
    },
  });
}
