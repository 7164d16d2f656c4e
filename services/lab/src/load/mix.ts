import type { LoadSettings, PaymentMethod, PlaceOrder } from '@bulkhead/contracts';
import { pickWeighted, type Random } from './random.ts';

/** What the shop has on offer, as a shopper sees it. */
export interface Offer {
  productIds: readonly string[];
  customerIds: readonly string[];
}

/** What one shopper is going to do. */
export interface ShoppingPlan {
  order: PlaceOrder;
  /** Asks to cancel so many ms after the order was accepted. */
  cancelAfterMs?: number;
  /** Sends the same order again with the same Idempotency-Key, as a client does that got no answer. */
  isRepeated: boolean;
}

interface Mix {
  cards: readonly (readonly [PaymentMethod, number])[];
  cancelShare: number;
  repeatShare: number;
}

const mixes: Record<LoadSettings['mix'], Mix> = {
  everyday: {
    cards: [
      ['card_ok', 94],
      ['card_declined', 3],
      ['card_timeout', 1],
      ['card_slow', 2],
    ],
    cancelShare: 0,
    repeatShare: 0,
  },
  stormy: {
    cards: [
      ['card_ok', 83],
      ['card_declined', 10],
      ['card_timeout', 5],
      ['card_slow', 2],
    ],
    cancelShare: 0.15,
    repeatShare: 0.1,
  },
};

/** How many different products an order names. */
const lineCounts = [
  [1, 70],
  [2, 22],
  [3, 8],
] as const;
const quantities = [
  [1, 75],
  [2, 20],
  [3, 5],
] as const;
const latestCancelMs = 1_500;

/** Decides what the next shopper does. The same random numbers and offer give the same plan. */
export function planShopping(random: Random, settings: LoadSettings, offer: Offer): ShoppingPlan {
  const mix = mixes[settings.mix];
  const productIds = pickProducts(random, offer.productIds, pickWeighted(random, lineCounts));
  const order: PlaceOrder = {
    customerId: pickWeighted(
      random,
      offer.customerIds.map((id) => [id, 1] as const),
    ),
    items: productIds.map((productId) => ({ productId, quantity: pickWeighted(random, quantities) })),
    paymentMethod: pickWeighted(random, mix.cards),
    strategy: settings.strategy,
    onNotificationFailure: 'retry',
  };
  const isCancelled = random() < mix.cancelShare;
  const cancelAfterMs = Math.round(random() * latestCancelMs);
  const isRepeated = random() < mix.repeatShare;
  return { order, isRepeated, ...(isCancelled ? { cancelAfterMs } : {}) };
}

/** Different products; the first ones on the list are bought most, so that there are a few hot ones. */
function pickProducts(random: Random, productIds: readonly string[], count: number): string[] {
  const left = productIds.map((id, rank) => [id, 1 / (rank + 2)] as const);
  const picked: string[] = [];
  while (picked.length < count && left.length > 0) {
    const id = pickWeighted(random, left);
    picked.push(id);
    left.splice(
      left.findIndex(([other]) => other === id),
      1,
    );
  }
  return picked;
}
