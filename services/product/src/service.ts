import { join } from 'node:path';
import { type ContextOverrides, createContext, createService, type Service, type ServiceConfig } from '@bulkhead/kit';
import { changeProductRoute } from './catalogue/change-product.route.ts';
import { getProductRoute } from './catalogue/get-product.route.ts';
import { listProductsRoute } from './catalogue/list-products.route.ts';
import { restockProductRoute } from './catalogue/restock-product.route.ts';
import { seedProducts } from './db/seed.ts';
import { onInventoryRelease } from './reservations/on-inventory-release.consumer.ts';
import { onInventoryReserve } from './reservations/on-inventory-reserve.consumer.ts';
import { onOrderConfirmed } from './reservations/on-order-confirmed.consumer.ts';

/** Products, their stock, and what is reserved of it for running orders. */
export function createProductService(config: ServiceConfig, overrides?: ContextOverrides): Service {
  const context = createContext(config, overrides);
  return createService(context, {
    routes: [
      listProductsRoute(context),
      getProductRoute(context),
      changeProductRoute(context),
      restockProductRoute(context),
    ],
    consumers: [
      {
        queue: 'product.commands',
        handlers: {
          'inventory.reserve': onInventoryReserve(context),
          'inventory.release': onInventoryRelease(context),
        },
      },
      { queue: 'product.sales', handlers: { 'order.confirmed': onOrderConfirmed(context) } },
    ],
    migrations: join(import.meta.dirname, 'db/migrations'),
    seed: () => seedProducts(context),
  });
}
