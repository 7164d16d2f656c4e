import { customerSchema, slugSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { findCustomer } from './customer-store.ts';
import { noSuchCustomer } from './no-such-customer.ts';

export function getCustomerRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/customers/{id}',
    summary: 'One customer',
    params: z.strictObject({ id: slugSchema }),
    answer: customerSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params }) {
      const customer = await findCustomer(context.database, params.id);
      if (customer === undefined) throw noSuchCustomer(params.id);
      return ok(customer);
    },
  });
}
