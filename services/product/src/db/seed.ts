import type { ServiceContext } from '@bulkhead/kit';
import { insertProduct, isCatalogueEmpty, type NewProduct } from '../catalogue/product-store.ts';
import { productUpdated } from '../catalogue/product-updated.ts';

const firstProducts: readonly NewProduct[] = [
  { id: 'brass-sextant', name: 'Brass sextant', priceCents: 8_900, pieces: 80 },
  { id: 'storm-lantern', name: 'Storm lantern', priceCents: 3_450, pieces: 160 },
  { id: 'oilskin-coat', name: 'Oilskin coat', priceCents: 12_900, pieces: 60 },
  { id: 'ships-bell', name: "Ship's bell", priceCents: 7_500, pieces: 70 },
  { id: 'pocket-spyglass', name: 'Pocket spyglass', priceCents: 5_600, pieces: 90 },
  { id: 'gimballed-compass', name: 'Gimballed compass', priceCents: 14_900, pieces: 40 },
  { id: 'hemp-rope', name: 'Hemp rope, 50 metres', priceCents: 2_490, pieces: 200 },
  { id: 'tide-clock', name: 'Tide clock', priceCents: 6_250, pieces: 75 },
  { id: 'message-bottle', name: 'Bottle for messages', priceCents: 950, pieces: 200 },
  { id: 'canvas-hammock', name: 'Canvas hammock', priceCents: 4_800, pieces: 110 },
  { id: 'signal-flags', name: 'Signal flags, A to Z', priceCents: 9_900, pieces: 50 },
  { id: 'ship-in-a-bottle', name: 'Ship in a bottle (the only one)', priceCents: 19_900, pieces: 1 },
];

/** Fills an empty catalogue, and tells the others. All or nothing, and once, however many instances begin. */
export async function seedProducts(context: ServiceContext): Promise<void> {
  await context.database.transaction('seed products', async (tx) => {
    if (!(await isCatalogueEmpty(tx))) return;
    const now = context.now();
    for (const product of firstProducts) {
      insertProduct(tx, product, now);
      const { id, name, priceCents } = product;
      const price = { amount: priceCents, currency: 'EUR' } as const;
      context.outbox.add(tx, productUpdated(context, { id, name, price, version: 1, updatedAt: now.toISOString() }));
    }
  });
}
