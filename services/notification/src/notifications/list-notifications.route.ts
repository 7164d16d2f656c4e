import { instantSchema, notificationListSchema, pageQuerySchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, pageOf, type Route, readCursor, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { listNotifications } from './notification-store.ts';

const cursorKeys = z.tuple([instantSchema, uuidSchema]);

export function listNotificationsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/notifications',
    summary: 'What customers were told, newest first; of one order with `orderId`',
    query: pageQuerySchema.extend({ orderId: uuidSchema.optional() }),
    answer: notificationListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    async handle({ query }) {
      const keys = readCursor(query.cursor, cursorKeys);
      const before = keys && { createdAt: keys[0], id: keys[1] };
      const { orderId, limit } = query;
      const found = await listNotifications(context.database, { orderId, before, limit: limit + 1 });
      const { rows: items, next } = pageOf(found, limit, (last) => [last.createdAt, last.id]);
      return ok({ items, ...next });
    },
  });
}
