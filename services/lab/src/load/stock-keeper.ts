import { customerListSchema, productListSchema } from '@bulkhead/contracts';
import type { Shop } from '../shop/shop.ts';
import type { Offer } from './mix.ts';

/** Shoppers leave products alone of which there were never more: the last piece is for people. */
const rarePieces = 10;

/** Customers whose mailbox refuses every mail leave a saga stuck: a lesson for people, not for a crowd. */
const refusingMail = '@bounce.example';

export interface StockKeeper {
  /** What is on offer; undefined until the services could be asked once. */
  offer(): Offer | undefined;
  /** Looks at the shelves, and restocks what runs low at this rate. Fails silently: services may be down. */
  tend(ordersPerSecond: number): Promise<void>;
  /** After a reset the shelves are others. */
  forget(): void;
}

/** Knows what shoppers can buy, and fills the shelves in time, by the same calls that a person would make. */
export function createStockKeeper(shop: Pick<Shop, 'call'>): StockKeeper {
  let productIds: readonly string[] = [];
  let customerIds: readonly string[] = [];

  async function lookAtCustomers(): Promise<void> {
    if (customerIds.length > 0) return;
    const answer = await shop.call({ method: 'GET', resource: 'customers', rest: '?limit=200' });
    if (answer.status !== 200) return;
    const { items } = customerListSchema.parse(JSON.parse(answer.body.toString('utf8')));
    customerIds = items.filter(({ email }) => !email.endsWith(refusingMail)).map((customer) => customer.id);
  }

  async function lookAtProducts(ordersPerSecond: number): Promise<void> {
    const answer = await shop.call({ method: 'GET', resource: 'products', rest: '?limit=200' });
    if (answer.status !== 200) return;
    const { items } = productListSchema.parse(JSON.parse(answer.body.toString('utf8')));
    const common = items.filter(({ available, reserved, sold }) => available + reserved + sold >= rarePieces);
    productIds = common.map((product) => product.id).sort();
    const low = 30 + Math.ceil(ordersPerSecond * 5);
    const quantity = Math.min(10_000, low * 10);
    for (const { id, available } of common) {
      if (available >= low) continue;
      await shop.call({
        method: 'POST',
        resource: 'products',
        rest: `/${id}/restock`,
        body: JSON.stringify({ quantity }),
      });
    }
  }

  return {
    offer: () => (productIds.length > 0 && customerIds.length > 0 ? { productIds, customerIds } : undefined),
    async tend(ordersPerSecond) {
      await Promise.allSettled([lookAtCustomers(), lookAtProducts(ordersPerSecond)]);
    },
    forget() {
      productIds = [];
      customerIds = [];
    },
  };
}
