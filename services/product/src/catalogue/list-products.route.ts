import { productListQuerySchema, productListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { listProducts } from './product-store.ts';

export function listProductsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/products',
    summary: 'The products with price and stock, sorted and searched as you wish',
    query: productListQuerySchema,
    answer: productListSchema,
    problems: ['invalid-field', 'database-unavailable'],
    handle: async ({ query }) => ok(await listProducts(context.database, query)),
  });
}
