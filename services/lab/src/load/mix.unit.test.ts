import { type LoadSettings, placeOrderSchema } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Offer, planShopping } from './mix.ts';
import { pickWeighted, seededRandom } from './random.ts';

const offer: Offer = { productIds: ['anchor', 'compass', 'rope', 'sextant'], customerIds: ['ada', 'grace'] };
const settingsOf = (mix: LoadSettings['mix']): LoadSettings => ({ ordersPerSecond: 10, strategy: 'saga', mix });

function plansOf(mix: LoadSettings['mix'], seed: number, count: number) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => planShopping(random, settingsOf(mix), offer));
}

describe('the mix of shoppers', () => {
  it('makes orders that the shop understands', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('everyday' as const, 'stormy' as const), (seed, mix) => {
        for (const { order } of plansOf(mix, seed, 20)) placeOrderSchema.parse(order);
      }),
    );
  });

  it('is the same for the same seed', () => {
    expect(plansOf('stormy', 7, 50)).toEqual(plansOf('stormy', 7, 50));
    expect(plansOf('stormy', 7, 50)).not.toEqual(plansOf('stormy', 8, 50));
  });

  it('is stormy as promised', () => {
    const plans = plansOf('stormy', 1, 4_000);
    const share = (what: (plan: (typeof plans)[number]) => boolean) => plans.filter(what).length / plans.length;
    expect(share((plan) => plan.cancelAfterMs !== undefined)).toBeCloseTo(0.15, 1);
    expect(share((plan) => plan.isRepeated)).toBeCloseTo(0.1, 1);
    expect(share((plan) => plan.order.paymentMethod === 'card_declined')).toBeCloseTo(0.1, 1);
    expect(share((plan) => plan.order.paymentMethod === 'card_timeout')).toBeCloseTo(0.05, 1);
  });

  it('is calm on other days', () => {
    const plans = plansOf('everyday', 1, 4_000);
    expect(plans.filter((plan) => plan.isRepeated || plan.cancelAfterMs !== undefined)).toEqual([]);
    const good = plans.filter((plan) => plan.order.paymentMethod === 'card_ok').length / plans.length;
    expect(good).toBeGreaterThan(0.9);
    expect(good).toBeLessThan(0.98);
  });
});

describe('a weighted choice', () => {
  it('is always one of the choices', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.string(), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        (seed, choices) => {
          expect(choices.map(([choice]) => choice)).toContain(pickWeighted(seededRandom(seed), choices));
        },
      ),
    );
  });
});
