import { notificationListQuerySchema, notificationListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { listNotifications } from './notification-store.ts';

export function listNotificationsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/notifications',
    summary: 'What customers were told, newest first; of one order, customer, kind or status',
    query: notificationListQuerySchema,
    answer: notificationListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    handle: async ({ query }) => ok(await listNotifications(context.database, query)),
  });
}
