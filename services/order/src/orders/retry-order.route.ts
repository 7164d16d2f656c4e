import { orderSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { advanceSaga } from '../saga/advance-saga.ts';
import { fold } from './order.ts';
import { readStream } from './order-store.ts';

/** POST /api/orders/{id}/retry: sets a stuck saga going again, where it stopped. */
export function retryOrderRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'post',
    path: '/api/orders/{id}/retry',
    summary: 'Set a stuck order going again',
    params: z.object({ id: uuidSchema }),
    answer: orderSchema,
    problems: ['not-found', 'order-not-stuck', 'database-unavailable'],
    async handle({ params }) {
      const advanced = await context.grouped.run('retry order', (tx) =>
        advanceSaga(context, tx, params.id, { kind: 'retry' }),
      );
      const order = fold(await readStream(context.database, params.id));
      if (order === undefined) throw new ProblemError('not-found', `There is no order ${params.id}.`);
      if (!advanced.ok) throw new ProblemError('order-not-stuck', `There is nothing to retry: ${advanced.refused}.`);
      return { status: 202, body: order };
    },
  });
}
