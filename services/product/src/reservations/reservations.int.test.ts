import { randomUUID } from 'node:crypto';
import type { AnyMessage, PayloadOf } from '@bulkhead/contracts';
import { createServiceBench, eventually, type RunningInstance, type ServiceBench } from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProductService } from '../service.ts';

let bench: ServiceBench;
let product: RunningInstance;

beforeAll(async () => {
  bench = await createServiceBench('product-service');
  product = await bench.start(createProductService);
});
afterAll(() => bench.close());

interface Stock {
  received: number;
  available: number;
  reserved: number;
  sold: number;
}

async function stockOf(productId: string): Promise<Stock> {
  const [stock] = await bench.rows<Stock>('SELECT received, available, reserved, sold FROM products WHERE id = ?', [
    productId,
  ]);
  if (stock === undefined) throw new Error(`no product ${productId}`);
  expect(stock.received).toBe(stock.available + stock.reserved + stock.sold);
  return stock;
}

async function statusOf(orderId: string): Promise<string | undefined> {
  const [row] = await bench.rows<{ status: string }>('SELECT status FROM reservations WHERE order_id = ?', [orderId]);
  return row?.status;
}

/** Waits until the message was handled; tells what it was answered, undefined when nothing. */
async function outcomeOf(message: AnyMessage): Promise<string | undefined> {
  await eventually(async () => {
    const noted = await bench.rows('SELECT 1 FROM inbox WHERE message_id = ?', [message.id]);
    if (noted.length === 0) throw new Error(`${message.type} was not handled`);
  });
  // Replies leave in the order of commits: whatever it was answered is heard before the answer to this one.
  await bench.replyTo(await bench.send('inventory.release', { orderId: randomUUID() }));
  return bench.heard.find((heard) => heard.causationId === message.id)?.type;
}

const want = (productId: string, quantity: number) => [{ productId, quantity }];

function confirmation(orderId: string): PayloadOf<'order.confirmed'> {
  const now = new Date().toISOString();
  return {
    orderId,
    version: 2,
    customerId: 'ada-lovelace',
    status: 'CONFIRMED',
    total: { amount: 100, currency: 'EUR' },
    itemCount: 1,
    items: want('tide-clock', 1),
    placedAt: now,
    updatedAt: now,
  };
}

test('an order that gets what it wants: reserved, then sold', async () => {
  const orderId = randomUUID();
  const before = await stockOf('hemp-rope');
  const items = [...want('hemp-rope', 3), ...want('brass-sextant', 1)];
  const command = await bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 4 });
  const reply = await bench.replyTo(command);
  expect(reply).toMatchObject({
    ...{ type: 'inventory.reserved', correlationId: orderId, data: { orderId } },
    ...{ commandId: command.commandId, sagaEpoch: 4, dataEpoch: 1 },
  });
  expect(await stockOf('hemp-rope')).toEqual({ ...before, available: before.available - 3, reserved: 3 });

  await bench.send('order.confirmed', confirmation(orderId));
  await eventually(async () => (await statusOf(orderId)) === 'SOLD');
  expect(await stockOf('hemp-rope')).toEqual({ ...before, available: before.available - 3, sold: 3 });
});

test('a confirmation that comes twice, and a release after it, change nothing (#6)', async () => {
  const orderId = randomUUID();
  await bench.replyTo(await bench.send('inventory.reserve', { orderId, items: want('signal-flags', 2) }));
  const first = await bench.send('order.confirmed', confirmation(orderId));
  await outcomeOf(first);
  const sold = await stockOf('signal-flags');
  expect(sold).toMatchObject({ reserved: 0, sold: 2 });
  await outcomeOf(await bench.send('order.confirmed', confirmation(orderId)));
  expect(await outcomeOf(await bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }))).toBeUndefined();
  expect(await stockOf('signal-flags')).toEqual(sold);
  expect(await statusOf(orderId)).toBe('SOLD');
});

test('a confirmation without a reservation is refused and changes no stock', async () => {
  const orderId = randomUUID();
  const before = await stockOf('tide-clock');
  await outcomeOf(await bench.send('order.confirmed', confirmation(orderId)));
  expect(await stockOf('tide-clock')).toEqual(before);
  expect(await statusOf(orderId)).toBeUndefined();
});

test('one line too few: nothing of the order is reserved, and the reason says what is missing', async () => {
  const orderId = randomUUID();
  const before = await stockOf('oilskin-coat');
  const items = [...want('oilskin-coat', 2), ...want('storm-lantern', 1_000), ...want('sea-monster', 1)];
  const reply = await bench.replyTo(await bench.send('inventory.reserve', { orderId, items }));
  expect(reply.type).toBe('inventory.rejected');
  const reason = 'there is no product sea-monster · Storm lantern: 1000 wanted, 160 left';
  expect(reply.data).toMatchObject({ reason });
  expect(await stockOf('oilskin-coat')).toEqual(before);

  const again = await bench.replyTo(await bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 1 }));
  expect(again).toMatchObject({ type: 'inventory.rejected', data: reply.data });
  const released = await bench.replyTo(await bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }));
  expect(released.type).toBe('inventory.released');
  expect(await statusOf(orderId)).toBe('REJECTED');
  expect(await stockOf('oilskin-coat')).toEqual(before);
});

test('the same message twice has one effect (#6)', async () => {
  const orderId = randomUUID();
  const before = await stockOf('pocket-spyglass');
  const id = randomUUID();
  const data = { orderId, items: want('pocket-spyglass', 2) };
  const [command] = await Promise.all([
    bench.send('inventory.reserve', data, { id }),
    bench.send('inventory.reserve', data, { id }),
  ]);
  expect(await outcomeOf(command)).toBe('inventory.reserved');
  expect(await stockOf('pocket-spyglass')).toMatchObject({ available: before.available - 2, reserved: 2 });
  expect(bench.heard.filter((heard) => heard.causationId === id)).toHaveLength(1);
});

test('the same command under a new message id is answered again, with its own fence (#6, #16)', async () => {
  const orderId = randomUUID();
  const data = { orderId, items: want('canvas-hammock', 5) };
  await bench.replyTo(await bench.send('inventory.reserve', data, { sagaEpoch: 1 }));
  const after = await stockOf('canvas-hammock');
  const repeated = await bench.send('inventory.reserve', data, { sagaEpoch: 2 });
  expect(await bench.replyTo(repeated)).toMatchObject({
    type: 'inventory.reserved',
    commandId: repeated.commandId,
    sagaEpoch: 2,
  });
  expect(await stockOf('canvas-hammock')).toEqual(after);
});

test('a reserve that comes after its release is refused (#10, #11)', async () => {
  const orderId = randomUUID();
  const before = await stockOf('gimballed-compass');
  const released = await bench.replyTo(await bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }));
  expect(released).toMatchObject({ type: 'inventory.released', data: { orderId } });
  expect(await statusOf(orderId)).toBe('RELEASED');
  for (const sagaEpoch of [1, 2, 3]) {
    const data = { orderId, items: want('gimballed-compass', 1) };
    expect(await outcomeOf(await bench.send('inventory.reserve', data, { sagaEpoch }))).toBeUndefined();
  }
  expect(await stockOf('gimballed-compass')).toEqual(before);
  expect(await statusOf(orderId)).toBe('RELEASED');
});

test('a release that comes twice gives back once, and both are answered (#12)', async () => {
  const orderId = randomUUID();
  const before = await stockOf('ships-bell');
  await bench.replyTo(await bench.send('inventory.reserve', { orderId, items: want('ships-bell', 7) }));
  const [first, second] = await Promise.all([
    bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }),
    bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }),
  ]);
  expect((await bench.replyTo(first)).type).toBe('inventory.released');
  expect((await bench.replyTo(second)).type).toBe('inventory.released');
  expect(await stockOf('ships-bell')).toEqual(before);
});

test('a release of an older epoch is refused (#18)', async () => {
  const orderId = randomUUID();
  const items = want('message-bottle', 2);
  await bench.replyTo(await bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 1 }));
  await bench.replyTo(await bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 5 }));
  const reserved = await stockOf('message-bottle');
  expect(await outcomeOf(await bench.send('inventory.release', { orderId }, { sagaEpoch: 4 }))).toBeUndefined();
  expect(await outcomeOf(await bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 4 }))).toBeUndefined();
  expect(await stockOf('message-bottle')).toEqual(reserved);
});

test('the last piece wanted by many orders at once, over two instances: one gets it (#7, #46)', async () => {
  const second = await bench.start(createProductService);
  const orders = Array.from({ length: 12 }, () => randomUUID());
  const items = want('ship-in-a-bottle', 1);
  const commands = await Promise.all(orders.map((orderId) => bench.send('inventory.reserve', { orderId, items })));
  const replies = await Promise.all(commands.map((command) => bench.replyTo(command)));
  expect(replies.filter((reply) => reply.type === 'inventory.reserved')).toHaveLength(1);
  const rejected = replies.filter((reply) => reply.type === 'inventory.rejected');
  expect(rejected).toHaveLength(11);
  expect(rejected[0]?.data).toMatchObject({ reason: 'Ship in a bottle (the only one): 1 wanted, 0 left' });
  expect(await stockOf('ship-in-a-bottle')).toEqual({ received: 1, available: 0, reserved: 1, sold: 0 });
  await second.stop();
});

test('many orders over the same products in opposite order end, none dead-lettered (#45)', async () => {
  const second = await bench.start(createProductService);
  const before = await stockOf('brass-sextant');
  const pair = [...want('brass-sextant', 1), ...want('tide-clock', 1)];
  const commands = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      bench.send('inventory.reserve', { orderId: randomUUID(), items: n % 2 ? pair : pair.toReversed() }),
    ),
  );
  const replies = await Promise.all(commands.map((command) => bench.replyTo(command)));
  expect(replies.every((reply) => reply.type === 'inventory.reserved')).toBe(true);
  expect((await stockOf('brass-sextant')).available).toBe(before.available - 40);
  expect(await bench.deadLetters('product.commands')).toBe(0);
  await second.stop();
});

test('reserve and release of one order at the same moment leave no stock behind, whoever is first (#10, #12)', async () => {
  const second = await bench.start(createProductService);
  const before = await stockOf('storm-lantern');
  const orders = Array.from({ length: 30 }, () => randomUUID());
  const items = want('storm-lantern', 1);
  const releases = await Promise.all(
    orders.map(async (orderId) => {
      const [, release] = await Promise.all([
        bench.send('inventory.reserve', { orderId, items }, { sagaEpoch: 1 }),
        bench.send('inventory.release', { orderId }, { sagaEpoch: 2 }),
      ]);
      return release;
    }),
  );
  for (const release of releases) expect((await bench.replyTo(release)).type).toBe('inventory.released');
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
  expect(await stockOf('storm-lantern')).toEqual(before);
  const [left] = await bench.rows<{ n: number }>(
    "SELECT COUNT(*) AS n FROM reservations WHERE status <> 'RELEASED' AND order_id IN (?)",
    [orders],
  );
  expect(left?.n).toBe(0);
  expect(await bench.deadLetters('product.commands')).toBe(0);
  await second.stop();
});

test('the stock is shown over HTTP', async () => {
  const { body } = await product.call('GET', '/api/products/ships-bell');
  expect(body).toMatchObject({ id: 'ships-bell', name: "Ship's bell", available: 70, reserved: 0, sold: 0 });
});
