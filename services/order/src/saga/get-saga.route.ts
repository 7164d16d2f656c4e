import { type Saga, sagaSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { orderSaga } from './definition.ts';
import { findSaga, type SagaRecord } from './saga-store.ts';

/** GET /api/orders/{id}/saga: each step with its undo, and where the saga stands. */
export function getSagaRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/orders/{id}/saga',
    summary: 'The saga of one order',
    params: z.object({ id: uuidSchema }),
    answer: sagaSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params }) {
      const record = await findSaga(context.database, params.id);
      if (record === undefined) throw new ProblemError('not-found', `There is no order ${params.id}.`);
      return ok(toWire(record));
    },
  });
}

function toWire({ orderId, state, details, nextAttemptAt }: SagaRecord): Saga {
  const definition = orderSaga(state.onNotificationFailure);
  return {
    orderId,
    strategy: details.strategy,
    status: state.status,
    epoch: state.epoch,
    onNotificationFailure: state.onNotificationFailure,
    ...(state.reason ? { reason: state.reason } : {}),
    ...(nextAttemptAt ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    steps: state.steps.map((step) => {
      const { kind = 'compensatable', action, undo } = definition.find((d) => d.name === step.name) ?? {};
      const undoWord = step.name === 'create-order' ? 'cancel order' : undo;
      return { ...step, kind, action: action ?? 'create order', ...(undoWord ? { undo: undoWord } : {}) };
    }),
  };
}
