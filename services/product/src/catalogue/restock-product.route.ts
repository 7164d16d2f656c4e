import { productSchema, restockSchema, slugSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { noSuchProduct } from './no-such-product.ts';
import { addStock, lockProduct } from './product-store.ts';

export function restockProductRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'post',
    path: '/api/products/{id}/restock',
    summary: 'Put more pieces of a product on the shelf',
    params: z.strictObject({ id: slugSchema }),
    body: restockSchema,
    answer: productSchema,
    problems: ['not-found', 'invalid-field', 'database-unavailable'],
    async handle({ params, body }) {
      const restocked = await context.database.transaction('restock product', async (tx) => {
        const product = await lockProduct(tx, params.id);
        if (product === undefined) return undefined;
        addStock(tx, params.id, body.quantity);
        return { ...product, available: product.available + body.quantity };
      });
      if (restocked === undefined) throw noSuchProduct(params.id);
      return ok(restocked);
    },
  });
}
