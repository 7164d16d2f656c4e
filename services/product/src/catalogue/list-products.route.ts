import { pageQuerySchema, productListSchema } from '@bulkhead/contracts';
import { defineRoute, ok, pageOf, type Route, readCursor, type ServiceContext } from '@bulkhead/kit';
import { z } from 'zod';
import { listProducts } from './product-store.ts';

const cursorKeys = z.tuple([z.string()]);

export function listProductsRoute(context: ServiceContext): Route {
  return defineRoute({
    method: 'get',
    path: '/api/products',
    summary: 'The products with price and stock, in the order of ids',
    query: pageQuerySchema,
    answer: productListSchema,
    problems: ['database-unavailable'],
    async handle({ query }) {
      const [afterId] = readCursor(query.cursor, cursorKeys) ?? [''];
      const products = await listProducts(context.database, afterId, query.limit + 1);
      const { rows: items, next } = pageOf(products, query.limit, (last) => [last.id]);
      return ok({ items, ...next });
    },
  });
}
