import { productSchema, slugSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { noSuchProduct } from './no-such-product.ts';
import { findProduct } from './product-store.ts';

export function getProductRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/products/{id}',
    summary: 'One product with price and stock',
    params: z.strictObject({ id: slugSchema }),
    answer: productSchema,
    problems: ['not-found', 'database-unavailable'],
    async handle({ params }) {
      const product = await findProduct(context.database, params.id);
      if (product === undefined) throw noSuchProduct(params.id);
      return ok(product);
    },
  });
}
