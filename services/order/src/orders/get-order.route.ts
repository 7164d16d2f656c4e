import { orderEventListSchema, orderSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { toWire } from './event-wire.ts';
import { fold } from './order.ts';
import { readStream } from './order-store.ts';

const params = z.object({ id: uuidSchema });

/** GET /api/orders/{id}: the order as its events tell it, so that it can be read right after it was placed. */
export function getOrderRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/orders/{id}',
    summary: 'One order, folded from its events',
    params,
    answer: orderSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params: { id } }) {
      const order = fold(await readStream(context.database, id));
      if (order === undefined) throw new ProblemError('not-found', `There is no order ${id}.`);
      return ok(order);
    },
  });
}

/** GET /api/orders/{id}/events: what happened to it, in order. */
export function getOrderEventsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/orders/{id}/events',
    summary: 'The events of one order',
    params,
    answer: orderEventListSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params: { id } }) {
      const events = await readStream(context.database, id);
      if (events.length === 0) throw new ProblemError('not-found', `There is no order ${id}.`);
      return ok({ items: events.map(toWire) });
    },
  });
}
