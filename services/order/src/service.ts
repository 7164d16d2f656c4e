import { join } from 'node:path';
import {
  type ContextOverrides,
  createContext,
  createHttpClient,
  createService,
  type Service,
  type ServiceConfig,
} from '@bulkhead/kit';
import { createLookup } from './copies/lookup.ts';
import { catalogueConsumer, customersConsumer } from './copies/on-updated.consumer.ts';
import { cancelOrderRoute } from './orders/cancel-order.route.ts';
import { eventFeedRoute } from './orders/event-feed.route.ts';
import { getOrderEventsRoute, getOrderRoute } from './orders/get-order.route.ts';
import { listOrdersRoute } from './orders/list-orders.route.ts';
import { placeOrderRoute } from './orders/place-order.route.ts';
import { retryOrderRoute } from './orders/retry-order.route.ts';
import { orderViewProjection } from './projections/order-view.projection.ts';
import { getSagaRoute } from './saga/get-saga.route.ts';
import { repliesConsumer } from './saga/on-reply.consumer.ts';
import { sagaTimers } from './saga/saga-timers.ts';
import { orderSettings } from './settings.ts';

const lookupDeadlineMs = 1_000;

/** The order service: takes orders, conducts their sagas, and keeps the views of them. */
export function createOrderService(config: ServiceConfig, overrides: ContextOverrides = {}): Service {
  const context = createContext(config, overrides);
  const { telemetry } = context;
  const client = { caller: config.service, deadlineMs: lookupDeadlineMs, telemetry };
  const product = createHttpClient({ ...client, peer: 'product-service', baseUrl: config.peers.product });
  const customer = createHttpClient({ ...client, peer: 'customer-service', baseUrl: config.peers.customer });
  return createService(context, {
    routes: [
      placeOrderRoute(context, createLookup(context, { product, customer })),
      listOrdersRoute(context),
      getOrderRoute(context),
      getOrderEventsRoute(context),
      getSagaRoute(context),
      cancelOrderRoute(context),
      retryOrderRoute(context),
      eventFeedRoute(context),
    ],
    consumers: [repliesConsumer(context), catalogueConsumer, customersConsumer],
    pollers: [sagaTimers(context), orderViewProjection(context)],
    settings: orderSettings(lookupDeadlineMs),
    migrations: join(import.meta.dirname, 'db/migrations'),
    async stop() {
      await Promise.all([product.stop(), customer.stop()]);
    },
  });
}
