import { customerListSchema, productListSchema } from '@bulkhead/contracts';
import { v7 } from 'uuid';
import { z } from 'zod';
import { type Offer, planShopping, type ShoppingPlan } from '../load/mix.ts';
import type { Random } from '../load/random.ts';
import type { LabApi } from './lab-api.ts';

export interface Accepted {
  orderId: string;
  acceptedAtMs: number;
}

export interface Customers {
  /** Everything that got a 202. */
  readonly accepted: readonly Accepted[];
  /** Tries that got no 202: refused for now, or no answer. */
  readonly unanswered: number;
  /** Sends this many at once; resolves when `enough` of them are accepted, or none can be. */
  burst(count: number, enough: number): Promise<void>;
  /** Lets nobody new in, and waits for those in line. */
  stop(): Promise<void>;
}

const tries = 4;
const acceptedSchema = z.object({ id: z.string() });

/**
 * Customers who keep coming whatever breaks, each with an Idempotency-Key that stays the same when the order is sent
 * again after an answer that did not come.
 */
export async function openDoors(api: LabApi, random: Random, perSecond: number): Promise<Customers> {
  const offer = await readOffer(api);
  const accepted: Accepted[] = [];
  const inLine = new Set<Promise<boolean>>();
  let unanswered = 0;

  async function order(plan: ShoppingPlan, key: string): Promise<boolean> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const id = await placeOnce(plan, key);
      if (id !== undefined) {
        accepted.push({ orderId: id, acceptedAtMs: Date.now() });
        if (plan.cancelAfterMs !== undefined) void api.ask('POST', `/shop/orders/${id}/cancel`).catch(() => {});
        return true;
      }
      unanswered += 1;
      await new Promise((resolve) => setTimeout(resolve, 300 * attempt * (0.5 + Math.random())));
    }
    return false;
  }

  async function placeOnce(plan: ShoppingPlan, key: string): Promise<string | undefined> {
    try {
      const response = await api.ask('POST', '/shop/orders', plan.order, { 'Idempotency-Key': key });
      return response.status === 202 ? acceptedSchema.parse(await response.json()).id : undefined;
    } catch {
      return undefined; // no answer: whether it was stored is found out by asking again with the same key
    }
  }

  function come(): Promise<boolean> {
    const plan = planShopping(random, { ordersPerSecond: perSecond, strategy: 'saga', mix: 'stormy' }, offer);
    const asked = order(plan, v7());
    inLine.add(asked);
    void asked.finally(() => inLine.delete(asked));
    return asked;
  }

  const timer = setInterval(() => {
    if (inLine.size < 150) void come();
  }, 1_000 / perSecond);
  return {
    accepted,
    get unanswered() {
      return unanswered;
    },
    async burst(count, enough) {
      const before = accepted.length;
      const asked = Array.from({ length: count }, come);
      const all = Promise.all(asked);
      while (accepted.length < before + enough) {
        const isOver = await Promise.race([
          all.then(() => true),
          new Promise<false>((resolve) => setTimeout(() => resolve(false), 2)),
        ]);
        if (isOver) return;
      }
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(inLine);
    },
  };
}

/** What is on offer, with shelves full enough for the whole storm. */
async function readOffer(api: LabApi): Promise<Offer> {
  const products = productListSchema.parse(await (await api.ask('GET', '/shop/products')).json()).items;
  const customers = customerListSchema.parse(await (await api.ask('GET', '/shop/customers')).json()).items;
  const stocked = products.filter((product) => product.available > 1);
  for (const product of stocked) await api.ask('POST', `/shop/products/${product.id}/restock`, { quantity: 5_000 });
  // Mail to this one bounces for ever, so that its orders' sagas need a person.
  const reachable = customers.filter((customer) => !customer.email.endsWith('@bounce.example'));
  return { productIds: stocked.map((p) => p.id), customerIds: reachable.map((c) => c.id) };
}
