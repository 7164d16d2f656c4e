import { createServiceBench, eventually, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProductService } from '../service.ts';

let bench: ServiceBench;
let product: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('product-service');
  // Both find an empty schema at the same moment.
  [product] = await Promise.all([bench.start(createProductService), bench.start(createProductService)]);
});
afterAll(() => bench.close());

const updatesOf = (id: string) =>
  bench.heard.filter((message) => message.type === 'product.updated' && message.data.productId === id);

test('two instances that begin together seed once, and each product is told once', async () => {
  const { status, body } = await product.call('GET', '/api/products');
  expect(status).toBe(200);
  expect(body.items).toHaveLength(12);
  await eventually(() => bench.heard.length >= 12);
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
  expect(bench.heard.map((message) => message.correlationId).sort()).toEqual(
    body.items.map((item: { id: string }) => item.id),
  );
  expect(updatesOf('brass-sextant')[0]?.data).toMatchObject({
    ...{ version: 1, name: 'Brass sextant', price: { amount: 8_900, currency: 'EUR' } },
  });
});

test('the list comes in pages', async () => {
  const ids: string[] = [];
  let cursor = '';
  for (let page = 1; page <= 3; page += 1) {
    const { body } = await product.call('GET', `/api/products?limit=5${cursor}`);
    ids.push(...body.items.map((item: { id: string }) => item.id));
    expect(body.nextCursor === undefined).toBe(page === 3);
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(ids).toHaveLength(12);
  expect(ids).toEqual(ids.toSorted());
});

test('a new name or price is the next version, and is told', async () => {
  const price = { amount: 4_000, currency: 'EUR' };
  const changed = await product.call('PATCH', '/api/products/storm-lantern', { price });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ id: 'storm-lantern', name: 'Storm lantern', price, version: 2, available: 160 });
  await product.call('PATCH', '/api/products/storm-lantern', { name: ' Hurricane lantern ' });
  await eventually(() => updatesOf('storm-lantern').length === 3);
  const told = updatesOf('storm-lantern').map((message) => message.data);
  expect(told).toContainEqual(expect.objectContaining({ version: 3, name: 'Hurricane lantern', price }));
  const { body } = await product.call('GET', '/api/products/storm-lantern');
  expect(body).toMatchObject({ name: 'Hurricane lantern', price, version: 3 });
});

test('two changes at once are two versions', async () => {
  const change = (amount: number) =>
    product.call('PATCH', '/api/products/tide-clock', { price: { amount, currency: 'EUR' } });
  const answers = await Promise.all([1_000, 2_000, 3_000, 4_000].map(change));
  expect(answers.map((answer) => answer.body.version).sort()).toEqual([2, 3, 4, 5]);
});

test('restocked pieces are on the shelf', async () => {
  const restocked = await product.call('POST', '/api/products/ship-in-a-bottle/restock', { quantity: 2 });
  expect(restocked.body).toMatchObject({ available: 3, reserved: 0, sold: 0 });
  const [row] = await bench.rows("SELECT received, available FROM products WHERE id = 'ship-in-a-bottle'");
  expect(row).toEqual({ received: 3, available: 3 });
});
