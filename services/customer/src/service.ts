import { join } from 'node:path';
import { type ContextOverrides, createContext, createService, type Service, type ServiceConfig } from '@bulkhead/kit';
import { getCustomerRoute } from './customers/get-customer.route.ts';
import { listCustomersRoute } from './customers/list-customers.route.ts';
import { seedCustomers } from './db/seed.ts';
import { listCustomerOrdersRoute } from './order-history/list-customer-orders.route.ts';
import { onOrderFact } from './order-history/on-order-fact.consumer.ts';

/** Customers, and the history of their orders as a projection of its own. */
export function createCustomerService(config: ServiceConfig, overrides?: ContextOverrides): Service {
  const context = createContext(config, overrides);
  return createService(context, {
    routes: [listCustomersRoute(context), getCustomerRoute(context), listCustomerOrdersRoute(context)],
    consumers: [
      {
        queue: 'customer.order-history',
        handlers: { 'order.created': onOrderFact, 'order.confirmed': onOrderFact, 'order.cancelled': onOrderFact },
      },
    ],
    migrations: join(import.meta.dirname, 'db/migrations'),
    seed: () => seedCustomers(context),
  });
}
