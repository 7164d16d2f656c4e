import { setTimeout as sleep } from 'node:timers/promises';
import type { Shop } from '../shop/shop.ts';
import type { ShoppingPlan } from './mix.ts';

/** Between an order and its repetition. */
const repeatAfterMs = 120;

/**
 * Carries out one plan: orders, perhaps orders again under the same key, perhaps cancels. Resolves with whether the
 * order was accepted, as soon as that is known; what follows goes on by itself and reports to nobody.
 */
export async function goShopping(
  shop: Pick<Shop, 'call'>,
  plan: ShoppingPlan,
  key: string,
  signal: AbortSignal,
): Promise<boolean> {
  const placing = {
    method: 'POST',
    resource: 'orders',
    body: JSON.stringify(plan.order),
    idempotencyKey: key,
  } as const;
  if (plan.isRepeated) void later(repeatAfterMs, signal, () => shop.call(placing));
  const answer = await shop.call(placing);
  if (answer.status !== 202) return false;
  const orderId = answer.headers.location?.split('/').at(-1);
  if (plan.cancelAfterMs !== undefined && orderId !== undefined) {
    void later(plan.cancelAfterMs, signal, () =>
      shop.call({ method: 'POST', resource: 'orders', rest: `/${orderId}/cancel` }),
    );
  }
  return true;
}

/** A shopper does not mind whether these go through: the order has ended, or the service is down. */
async function later(delayMs: number, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  try {
    await sleep(delayMs, undefined, { signal });
    await work();
  } catch {
    // Nobody waits for it.
  }
}
