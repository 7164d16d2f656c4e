import { paymentSchema, uuidSchema } from '@bulkhead/contracts';
import { defineRoute, ok, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { findPayment } from './read-payments-store.ts';

export function getPaymentRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/payments/{id}',
    summary: 'One payment',
    params: z.strictObject({ id: uuidSchema }),
    answer: paymentSchema,
    problems: ['invalid-field', 'not-found', 'database-unavailable'],
    async handle({ params }) {
      const payment = await findPayment(context.database, params.id);
      if (payment === undefined) throw new ProblemError('not-found', `There is no payment ${params.id}.`);
      return ok(payment);
    },
  });
}
