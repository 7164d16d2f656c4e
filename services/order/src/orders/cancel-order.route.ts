import { orderSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { advanceSaga } from '../saga/advance-saga.ts';
import { fold } from './order.ts';
import { readStream } from './order-store.ts';

/** POST /api/orders/{id}/cancel: turns the saga around while that is possible. Asking twice is asking once. */
export function cancelOrderRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'post',
    path: '/api/orders/{id}/cancel',
    summary: 'Cancel an order that is not confirmed yet',
    params: z.object({ id: uuidSchema }),
    answer: orderSchema,
    problems: ['not-found', 'order-not-cancellable', 'database-unavailable'],
    async handle({ params }) {
      const input = { kind: 'cancel' as const, reason: 'Cancelled by the customer.' };
      const advanced = await context.grouped.run('cancel order', (tx) => advanceSaga(context, tx, params.id, input));
      const order = fold(await readStream(context.database, params.id));
      if (order === undefined) throw new ProblemError('not-found', `There is no order ${params.id}.`);
      const isBeingCancelled = order.status === 'CANCELLING' || order.status === 'CANCELLED';
      if (!advanced.ok && !isBeingCancelled)
        throw new ProblemError('order-not-cancellable', `The order can't be cancelled: ${advanced.refused}.`);
      return { status: 202, body: order };
    },
  });
}
