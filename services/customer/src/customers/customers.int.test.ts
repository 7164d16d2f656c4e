import { createServiceBench, eventually, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomerService } from '../service.ts';

let bench: ServiceBench;
let customer: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('customer-service');
  // Both find an empty schema at the same moment.
  [customer] = await Promise.all([bench.start(createCustomerService), bench.start(createCustomerService)]);
});
afterAll(() => bench.close());

test('two instances that begin together seed once, and each customer is told once', async () => {
  const { body } = await customer.call('GET', '/api/customers');
  expect(body.items).toHaveLength(6);
  await eventually(() => bench.heard.length >= 6);
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
  const told = bench.heard.map((message) => ({ type: message.type, id: message.correlationId }));
  expect(told).toHaveLength(6);
  expect(told).toContainEqual({ type: 'customer.updated', id: 'davy-jones' });
});

test('one customer', async () => {
  const { status, body } = await customer.call('GET', '/api/customers/ada-lovelace');
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: 'ada-lovelace', name: 'Ada Lovelace', city: 'London', version: 1 });
});

test('the list comes in pages', async () => {
  const first = await customer.call('GET', '/api/customers?limit=4');
  const second = await customer.call('GET', `/api/customers?limit=4&cursor=${first.body.nextCursor}`);
  const ids = [...first.body.items, ...second.body.items].map((item: { id: string }) => item.id);
  expect(ids).toHaveLength(6);
  expect(ids).toEqual(ids.toSorted());
  expect(second.body).not.toHaveProperty('nextCursor');
});

test('searched and sorted', async () => {
  const idsOf = async (query: string): Promise<string[]> =>
    (await customer.call('GET', `/api/customers?${query}`)).body.items.map((item: { id: string }) => item.id);
  expect(await idsOf('search=LOVE')).toEqual(['ada-lovelace']);
  expect(await idsOf('search=bounce.example')).toEqual(['davy-jones']);
  expect(await idsOf('search=London')).toContain('ada-lovelace');
  expect(await idsOf('search=%25')).toEqual([]);
  const byName = await idsOf('sort=name');
  expect(byName).toHaveLength(6);
  expect(await idsOf('sort=-name')).toEqual(byName.toReversed());
});

test.each([
  ['unknown customer', 'GET', '/api/customers/nobody', 404, 'not-found'],
  ['an id that is none', 'GET', '/api/customers/Ada', 422, 'invalid-field'],
  ['wrong method', 'POST', '/api/customers', 405, 'method-not-allowed'],
  ['an order that is none', 'GET', '/api/customers?sort=age', 422, 'invalid-field'],
  ['a made-up cursor', 'GET', '/api/customers?cursor=WyJhIiwiYiJd', 422, 'invalid-field'],
  ['a cursor of another list', 'GET', '/api/customers/ada-lovelace/orders?cursor=WyJhIl0', 422, 'invalid-field'],
])('%s is a clear problem document', async (_case, method, path, status, code) => {
  const answer = await customer.call(method, path);
  expect(answer).toMatchObject({ status, body: { type: `/problems/${code}`, status } });
});
