import type { Product } from '@bulkhead/contracts';
import { createServiceBench, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProductService } from '../service.ts';

let bench: ServiceBench;
let product: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('product-service');
  product = await bench.start(createProductService);
});
afterAll(() => bench.close());

const list = async (query: string) => {
  const { status, body } = await product.call('GET', `/api/products?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { items: Product[]; nextCursor?: string; previousCursor?: string }; // as the contract says
};
const idsOf = ({ items }: { items: Product[] }) => items.map(({ id }) => id);

test.each(['name', 'price', 'available', 'reserved', 'sold', 'id'])('walked by %s there and back', async (sort) => {
  for (const signed of [sort, `-${sort}`]) {
    const there: string[][] = [];
    let page = await list(`sort=${signed}&limit=5`);
    expect(page.previousCursor).toBeUndefined();
    for (;;) {
      there.push(idsOf(page));
      if (page.nextCursor === undefined) break;
      page = await list(`sort=${signed}&limit=5&cursor=${page.nextCursor}`);
    }
    expect(there.map((ids) => ids.length)).toEqual([5, 5, 2]);
    expect(new Set(there.flat()).size).toBe(12);
    const back: string[][] = [];
    for (;;) {
      back.unshift(idsOf(page));
      if (page.previousCursor === undefined) break;
      page = await list(`sort=${signed}&limit=5&cursor=${page.previousCursor}`);
    }
    expect(back).toEqual(there);
  }
});

test('prices rise and fall; equals stay apart by their id', async () => {
  const prices = (await list('sort=-price')).items.map(({ price }) => price.amount);
  expect(prices).toEqual(prices.toSorted((a, b) => b - a));
  const unsold = await list('sort=-sold');
  expect(idsOf(unsold)).toEqual(idsOf(unsold).toSorted().toReversed());
});

test('a page goes on at the right place when its last row has changed', async () => {
  const first = await list('sort=price&limit=3');
  const cheapest = first.items[0]?.id;
  await product.call('PATCH', `/api/products/${cheapest}`, { price: { amount: 99_900_000, currency: 'EUR' } });
  const rest = await list(`sort=price&limit=20&cursor=${first.nextCursor}`);
  expect(idsOf(rest)).not.toContain(first.items[2]?.id);
  expect(idsOf(rest).at(-1)).toBe(cheapest);
});

test('searched by a part of the name in any script; % and _ stand for themselves', async () => {
  await product.call('PATCH', '/api/products/tide-clock', { name: 'ساعة المد 100% 時計_🌊' });
  for (const part of ['المد', '時計', '100%', '計_', '🌊'])
    expect(idsOf(await list(`search=${encodeURIComponent(part)}`)), part).toEqual(['tide-clock']);
  expect(idsOf(await list('search=SEXTANT'))).toEqual(['brass-sextant']);
  expect(idsOf(await list(`search=${encodeURIComponent("' OR 1=1 --")}`))).toEqual([]);
  expect(idsOf(await list(`search=${encodeURIComponent('_rass')}`))).toEqual([]);
  expect((await list('search=%20')).items).toHaveLength(12);
});

test('a cursor belongs to its order, and says so', async () => {
  const { nextCursor } = await list('sort=price&limit=3');
  const { status, body } = await product.call('GET', `/api/products?sort=name&cursor=${nextCursor}`);
  expect(status).toBe(422);
  expect(body.errors).toEqual([{ field: 'cursor', message: expect.stringContaining('sorted by price') }]);
});
