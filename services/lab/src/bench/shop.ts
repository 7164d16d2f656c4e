import { productListSchema } from '@bulkhead/contracts';
import { connect } from 'amqplib';
import { Pool } from 'undici';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { BenchTarget } from './bench-lab.ts';

export interface Shop {
  /** Places one order and waits until it is confirmed or cancelled (the fact on the broker, not the 202). */
  runOne(): Promise<void>;
  stop(): Promise<void>;
}

const terminalMs = 30_000;
const acceptedSchema = z.object({ id: z.string() });

/** Orders by the saga, through the order service's own HTTP API. */
export async function openShop(target: BenchTarget): Promise<Shop> {
  const products = await fillShelves(target.productUrl);
  const connection = await connect(target.amqpUrl, { noDelay: true });
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
  for (const key of ['order.confirmed', 'order.cancelled']) await channel.bindQueue(queue, 'order.exchange', key);
  /** Called when the order ends; `early` keeps orders that ended before their 202 was read. */
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  await channel.consume(
    queue,
    (raw) => {
      if (raw === null) return;
      const { correlationId } = z.object({ correlationId: z.string() }).parse(JSON.parse(raw.content.toString()));
      const done = waiting.get(correlationId);
      if (done) done();
      else early.add(correlationId);
      waiting.delete(correlationId);
    },
    { noAck: true },
  );
  const http = new Pool(target.orderUrl, { connections: 128 });
  let next = 0;

  async function place(): Promise<string> {
    next += 1;
    const productId = products[next % products.length];
    const order = { customerId: 'ada-lovelace', items: [{ productId, quantity: 1 }], paymentMethod: 'card_ok' };
    const { statusCode, body } = await http.request({
      method: 'POST',
      path: '/api/orders',
      headers: { 'content-type': 'application/json', 'idempotency-key': v7() },
      body: JSON.stringify(order),
    });
    const answer: unknown = await body.json();
    if (statusCode !== 202) throw new Error(`order refused: ${statusCode} ${JSON.stringify(answer)}`);
    return acceptedSchema.parse(answer).id;
  }

  return {
    async runOne() {
      const id = await place();
      if (early.delete(id)) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.set(id, resolve);
      const timer = setTimeout(() => reject(new Error(`order ${id} did not end within ${terminalMs} ms`)), terminalMs);
      await promise.finally(() => clearTimeout(timer));
    },
    async stop() {
      await connection.close();
      await http.close();
    },
  };
}

/** Enough of everything that has stock for the whole run. */
async function fillShelves(productUrl: string): Promise<string[]> {
  const { items } = productListSchema.parse(await (await fetch(`${productUrl}/api/products`)).json());
  const ids = items.filter((product) => product.available > 5).map((product) => product.id);
  for (const id of ids) {
    for (let i = 0; i < 3; i += 1) {
      await fetch(`${productUrl}/api/products/${id}/restock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ quantity: 10_000 }),
      });
    }
  }
  return ids;
}
