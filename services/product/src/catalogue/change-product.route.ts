import { changeProductSchema, type Product, productSchema, slugSchema } from '@bulkhead/contracts';
import { defineRoute, ok, type Route, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { noSuchProduct } from './no-such-product.ts';
import { lockProduct, saveCatalogueEntry } from './product-store.ts';
import { productUpdated } from './product-updated.ts';

export function changeProductRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'patch',
    path: '/api/products/{id}',
    summary: 'Give a product another name or price; running orders keep theirs',
    params: z.strictObject({ id: slugSchema }),
    body: changeProductSchema,
    answer: productSchema,
    problems: ['not-found', 'invalid-field', 'database-unavailable'],
    async handle({ params, body }) {
      const changed = await context.database.transaction('change product', async (tx) => {
        const product = await lockProduct(tx, params.id);
        if (product === undefined) return undefined;
        const next: Product = {
          ...product,
          name: body.name ?? product.name,
          price: body.price ?? product.price,
          version: product.version + 1,
          updatedAt: context.now().toISOString(),
        };
        saveCatalogueEntry(tx, next);
        context.outbox.add(tx, productUpdated(context, next));
        return next;
      });
      if (changed === undefined) throw noSuchProduct(params.id);
      return ok(changed);
    },
  });
}
