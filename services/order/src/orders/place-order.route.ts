import { idempotencyKeySchema, type Order, orderSchema, placeOrderSchema } from '@bulkhead/contracts';
import { type Answer, defineRoute, isDuplicateKey, ProblemError, type Route, type ServiceContext } from '@bulkhead/kit';
import { v7 } from 'uuid';
import type { Lookup } from '../copies/lookup.ts';
import { createOrder } from './create-order.ts';
import { findKey, hashOf, type KeyUse } from './idempotency-store.ts';
import { fold } from './order.ts';
import { readStream } from './order-store.ts';
import { priceOrder } from './price-order.ts';

/**
 * POST /api/orders: accepts an order. 202 says that it is stored and its saga has begun, not that it will be confirmed.
 * The same Idempotency-Key with the same body gives the same order, however often and however fast it is sent.
 */
export function placeOrderRoute(context: ServiceContext, lookup: Lookup): Route {
  const { database } = context;

  async function earlier(key: string, bodyHash: string): Promise<Answer | undefined> {
    const use = await findKey(database, key);
    if (use === undefined) return undefined;
    if (use.bodyHash !== bodyHash)
      throw new ProblemError(
        'idempotency-key-reused',
        'This Idempotency-Key was used for another order. Use a new one.',
      );
    const order = fold(await readStream(database, use.orderId));
    return order && accepted(order);
  }

  return defineRoute({
    method: 'post',
    path: '/api/orders',
    summary: 'Place an order',
    body: placeOrderSchema,
    answer: orderSchema,
    problems: [
      'invalid-field',
      'unknown-product',
      'unknown-customer',
      'idempotency-key-reused',
      'service-unavailable',
      'database-unavailable',
    ],
    async handle({ body, header }) {
      const given = readKey(header('idempotency-key'));
      const bodyHash = hashOf(body);
      // Prices are asked for meanwhile; whether that works out matters only for an order that is new.
      const pricing = priceOrder(body, lookup, context.now());
      pricing.catch(() => {});
      const known = given && (await earlier(given, bodyHash));
      if (known) return known;
      const use: KeyUse = { orderId: v7(), bodyHash };
      const details = await pricing;
      try {
        return accepted(await createOrder(context, use, given ?? use.orderId, details));
      } catch (error) {
        // Two requests with one key at once: the other one was first.
        const first = given && isDuplicateKey(error) ? await earlier(given, bodyHash) : undefined;
        if (first) return first;
        throw error;
      }
    },
  });
}

function readKey(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const key = idempotencyKeySchema.safeParse(value);
  if (key.success) return key.data;
  const errors = [{ field: 'Idempotency-Key', message: 'must be 1 to 120 printable characters without spaces' }];
  throw new ProblemError('invalid-field', 'The Idempotency-Key is not valid.', { errors });
}

function accepted(order: Order): Answer {
  return { status: 202, body: order, headers: { Location: `/api/orders/${order.id}` } };
}
