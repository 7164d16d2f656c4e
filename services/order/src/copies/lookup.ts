import { customerSchema, type Knowledge, type Money, productSchema } from '@bulkhead/contracts';
import { type HttpClient, PeerUnavailableError, ProblemError, type ServiceContext } from '@bulkhead/kit';
import { findCustomerCopy, findProductCopy } from './copy-store.ts';

export interface Lookup {
  product(id: string): Promise<{ name: string; price: Money; knowledge: Knowledge }>;
  customer(id: string): Promise<{ name: string; email: string; knowledge: Knowledge }>;
}

// #region own-copies
/**
 * Asks the service that owns the data; when it gives no answer in time, uses the order service's own copy and says
 * how old that is. Neither known to be there nor in the copy: the order is refused.
 */
export function createLookup(context: ServiceContext, clients: { product: HttpClient; customer: HttpClient }): Lookup {
  const { database } = context;
  return {
    async product(id) {
      try {
        const answer = await clients.product.call({
          method: 'GET',
          path: `/api/products/${id}`,
          route: '/api/products/{id}',
          answer: productSchema,
        });
        if (answer.ok) return { name: answer.body.name, price: answer.body.price, knowledge: { source: 'live' } };
        throw unknown('unknown-product', 'productId', id);
      } catch (error) {
        if (!(error instanceof PeerUnavailableError)) throw error;
        const copy = await findProductCopy(database, id);
        if (copy === undefined) throw notNow('product', id, error);
        return {
          name: copy.name,
          price: { amount: copy.priceCents, currency: 'EUR' },
          knowledge: { source: 'copy', ageMs: copy.ageMs },
        };
      }
    },
    async customer(id) {
      try {
        const answer = await clients.customer.call({
          method: 'GET',
          path: `/api/customers/${id}`,
          route: '/api/customers/{id}',
          answer: customerSchema,
        });
        if (answer.ok) return { name: answer.body.name, email: answer.body.email, knowledge: { source: 'live' } };
        throw unknown('unknown-customer', 'customerId', id);
      } catch (error) {
        if (!(error instanceof PeerUnavailableError)) throw error;
        const copy = await findCustomerCopy(database, id);
        if (copy === undefined) throw notNow('customer', id, error);
        return { name: copy.name, email: copy.email, knowledge: { source: 'copy', ageMs: copy.ageMs } };
      }
    },
  };
}
// #endregion own-copies

function unknown(code: 'unknown-product' | 'unknown-customer', field: string, id: string): ProblemError {
  return new ProblemError(code, `There is no such ${field === 'productId' ? 'product' : 'customer'}: ${id}.`, {
    errors: [{ field, message: `unknown: ${id}` }],
  });
}

function notNow(what: string, id: string, cause: unknown): ProblemError {
  const detail = `The ${what} ${id} is in no copy, and the service that would know it does not answer. Try again later.`;
  return new ProblemError('service-unavailable', detail, { retryAfterS: 2, cause });
}
