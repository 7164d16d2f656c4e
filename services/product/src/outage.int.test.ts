import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AnyMessage } from '@bulkhead/contracts';
import {
  createServiceBench,
  eventually,
  type OwnDatabase,
  type RunningInstance,
  type ServiceBench,
  startOwnDatabase,
} from '@bulkhead/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProductService } from './service.ts';

let database: OwnDatabase;
let bench: ServiceBench;
let product: RunningInstance;

beforeAll(async () => {
  database = await startOwnDatabase({ schema: 'product_db' });
  bench = await createServiceBench('product-service', { database });
  product = await bench.start(createProductService);
});
afterAll(async () => {
  await bench.close();
  await database.close();
});

const reserveOne = (orderId: string, id: string = randomUUID()) =>
  bench.send('inventory.reserve', { orderId, items: [{ productId: 'hemp-rope', quantity: 1 }] }, { id });

const statusOf = async (path: string) => (await product.call('GET', path)).status;

/** How many different messages each of these was answered with; one that is published twice keeps its id. */
function answersTo(messages: readonly AnyMessage[]): number[] {
  return messages.map(
    (message) => new Set(bench.heard.filter((heard) => heard.causationId === message.id).map((heard) => heard.id)).size,
  );
}

test('commands wait while the database is dead, and each is handled once when it is back (#23, #24, #26)', async () => {
  const early = Array.from({ length: 60 }, () => reserveOne(randomUUID()));
  await eventually(() => bench.heard.some((message) => message.type === 'inventory.reserved'));
  await database.kill();
  const commands = await Promise.all(early);

  await eventually(async () => (await statusOf('/health/ready')) === 503);
  expect(await statusOf('/health/live')).toBe(200);
  const refused = await product.call('GET', '/api/products');
  expect(refused).toMatchObject({ status: 503, body: { type: '/problems/database-unavailable' } });
  expect(refused.headers.get('retry-after')).toBe('1');

  for (let n = 0; n < 20; n += 1) commands.push(await reserveOne(randomUUID()));
  for (const command of commands.slice(0, 20)) await reserveOne(command.correlationId, command.id);
  // Longer than all tries of a message that fails for a fault of its own: a dead database must cost none of them.
  await sleep(4_000);
  expect(await bench.deadLetters('product.commands')).toBe(0);

  await database.start();
  await Promise.all(commands.map((command) => bench.replyTo(command)));
  await eventually(async () => (await statusOf('/health/ready')) === 200);
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
  expect(answersTo(commands)).toEqual(commands.map(() => 1));
  const [rope] = await bench.rows("SELECT available, reserved FROM products WHERE id = 'hemp-rope'");
  expect(rope).toEqual({ available: 120, reserved: 80 });
  expect(await bench.deadLetters('product.commands')).toBe(0);
});

test('no change that was acknowledged is lost, and every version is told (#24, #25)', async () => {
  const acknowledged: number[] = [];
  let isOver = false;
  const changing = (async () => {
    for (let amount = 1; !isOver; amount += 1) {
      const price = { amount, currency: 'EUR' };
      const { status, body } = await product.call('PATCH', '/api/products/tide-clock', { price });
      expect([200, 503]).toContain(status);
      if (status === 200) acknowledged.push(body.version);
      else await sleep(20); // what Retry-After asks for, in short
    }
  })();
  await eventually(() => acknowledged.length >= 20);
  await database.kill();
  const whenKilled = acknowledged.length;
  await database.start();
  await eventually(() => acknowledged.length >= whenKilled + 20);
  isOver = true;
  await changing;

  const [row] = await bench.rows<{ version: number }>("SELECT version FROM products WHERE id = 'tide-clock'");
  const versions = Array.from({ length: row?.version ?? 0 }, (_, index) => index + 1);
  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  expect(versions).toEqual(expect.arrayContaining(acknowledged));
  await eventually(() => {
    const told = bench.heard.flatMap((m) =>
      m.type === 'product.updated' && m.data.productId === 'tide-clock' ? [m.data.version] : [],
    );
    expect([...new Set(told)].sort((a, b) => a - b)).toEqual(versions);
  });
});

test('a frozen database: requests end at their deadline, and work goes on when it is thawed (#38, #44)', async () => {
  await database.freeze();
  const command = await reserveOne(randomUUID());
  expect(await statusOf('/api/products')).toBe(503);
  await eventually(async () => (await statusOf('/health/ready')) === 503);
  await database.thaw();
  await bench.replyTo(command);
  expect(answersTo([command])).toEqual([1]);
  await eventually(async () => (await statusOf('/api/products')) === 200);
});
