import { orderEventListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { toWire } from './event-wire.ts';
import { readFeed } from './order-store.ts';

const query = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

/** GET /api/order-events: all events by position, for whoever (re)builds a view. A smaller position may appear later. */
export function eventFeedRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/order-events',
    summary: 'All order events by position',
    query,
    answer: orderEventListSchema,
    problems: ['database-unavailable'],
    async handle({ query: { after, limit } }) {
      const events = await readFeed(context.database, after, limit);
      const last = events.at(-1);
      return ok({
        items: events.map(toWire),
        ...(last && events.length === limit ? { nextCursor: String(last.position) } : {}),
      });
    },
  });
}
