import { randomUUID } from 'node:crypto';
import type { PayloadOf } from '@bulkhead/contracts';
import { createServiceBench, eventually, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomerService } from '../service.ts';

let bench: ServiceBench;
let customer: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('customer-service');
  customer = await bench.start(createCustomerService);
});
afterAll(() => bench.close());

type OrderFact = PayloadOf<'order.created'>;

function created(customerId: string, placedAt = new Date().toISOString()): OrderFact {
  return {
    ...{
      orderId: randomUUID(),
      version: 1,
      customerId,
      status: 'PENDING',
      itemCount: 2,
      placedAt,
      updatedAt: placedAt,
    },
    total: { amount: 17_800, currency: 'EUR' },
    items: [{ productId: 'brass-sextant', quantity: 2 }],
  };
}

function later(fact: OrderFact, version: number, change: Partial<OrderFact>): OrderFact {
  return {
    ...fact,
    ...change,
    version,
    updatedAt: new Date(Date.parse(fact.placedAt) + version * 1_000).toISOString(),
  };
}

async function handled(...messages: { id: string }[]): Promise<void> {
  const ids = messages.map((message) => message.id);
  await eventually(async () => {
    const noted = await bench.rows('SELECT 1 FROM inbox WHERE message_id IN (?)', [ids]);
    return noted.length === new Set(ids).size;
  });
}

const historyOf = (customerId: string, query = '') =>
  customer.call('GET', `/api/customers/${customerId}/orders${query}`);

test('an order and its end appear in the history', async () => {
  const fact = created('ada-lovelace', '2026-01-02T03:04:05.678Z');
  await handled(await bench.send('order.created', fact));
  expect((await historyOf('ada-lovelace')).body.items).toEqual([
    {
      ...{ orderId: fact.orderId, status: 'PENDING', total: fact.total, itemCount: 2, version: 1 },
      ...{ placedAt: fact.placedAt, updatedAt: fact.updatedAt },
    },
  ]);
  await handled(await bench.send('order.cancelled', later(fact, 4, { status: 'CANCELLED', reason: 'Card declined' })));
  expect((await historyOf('ada-lovelace')).body.items).toMatchObject([
    { status: 'CANCELLED', reason: 'Card declined', version: 4 },
  ]);
});

test.each([
  ['one by one', false],
  ['in one batch', true],
])('facts in any order and more than once, %s: the newest stays (#6, #8)', async (_how, isTogether) => {
  const fact = created('grace-hopper');
  const confirmed = later(fact, 3, { status: 'CONFIRMED' });
  const id = randomUUID();
  const sends = [
    () => bench.send('order.confirmed', confirmed, { id }),
    () => bench.send('order.created', fact),
    () => bench.send('order.confirmed', confirmed, { id }),
    () => bench.send('order.created', fact),
  ];
  if (isTogether) await handled(...(await Promise.all(sends.map((send) => send()))));
  else for (const send of sends) await handled(await send());
  const rows = await bench.rows('SELECT status, version, updated_at FROM customer_order_history WHERE order_id = ?', [
    fact.orderId,
  ]);
  expect(rows).toEqual([{ status: 'CONFIRMED', version: 3, updated_at: new Date(confirmed.updatedAt) }]);
  expect(await bench.deadLetters('customer.order-history')).toBe(0);
});

test('a reason is forgotten when a newer fact has none', async () => {
  const fact = created('alan-turing');
  await handled(await bench.send('order.cancelled', later(fact, 2, { status: 'STUCK', reason: 'r'.repeat(500) })));
  expect((await historyOf('alan-turing')).body.items[0].reason).toHaveLength(200);
  await handled(await bench.send('order.confirmed', later(fact, 3, { status: 'CONFIRMED' })));
  expect((await historyOf('alan-turing')).body.items[0]).not.toHaveProperty('reason');
});

test('the history of a customer that is not known here is kept; one without history is not found', async () => {
  await handled(await bench.send('order.created', created('captain-nemo')));
  expect((await historyOf('captain-nemo')).body.items).toHaveLength(1);
  expect((await historyOf('margaret-hamilton')).body).toEqual({ items: [] });
  expect(await historyOf('nobody')).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
});

test('a long history comes in pages, newest first, also when orders share a moment', async () => {
  const facts = Array.from({ length: 7 }, (_, n) =>
    created('edsger-dijkstra', `2026-02-0${1 + (n >> 1)}T10:00:00.000Z`),
  );
  await handled(...(await Promise.all(facts.map((fact) => bench.send('order.created', fact)))));
  const seen: { orderId: string; placedAt: string }[] = [];
  for (let query = '?limit=3'; query !== ''; ) {
    const { body } = await historyOf('edsger-dijkstra', query);
    seen.push(...body.items);
    if (seen.length > 3) {
      const back = await historyOf('edsger-dijkstra', `?limit=3&cursor=${body.previousCursor}`);
      expect(back.body.items).toEqual(seen.slice(-body.items.length - 3, -body.items.length));
    }
    query = body.nextCursor ? `?limit=3&cursor=${body.nextCursor}` : '';
  }
  expect(new Set(seen.map((order) => order.orderId)).size).toBe(7);
  const times = seen.map((order) => order.placedAt);
  expect(times).toEqual(times.toSorted().toReversed());
});
