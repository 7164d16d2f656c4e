import { randomUUID } from 'node:crypto';
import { deadLetterQueue } from '@bulkhead/contracts';
import { createConnection } from 'mysql2/promise';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { type Mouth, openMouth, reserve } from '../../test/broker-fixture.ts';
import { createDemoService, type DemoOptions, type DemoService, demoHandlers } from '../../test/demo-service.ts';
import { connectionOptions } from '../database/pool.ts';

const queue = 'product.commands';
let bench: ServiceBench;
let mouth: Mouth;

beforeEach(async () => {
  bench = await createServiceBench('product-service');
  mouth = await openMouth((await bench.newConfig()).amqpUrl);
});
afterEach(async () => {
  await mouth.close();
  await bench.close();
});

async function start(options: DemoOptions = {}): Promise<DemoService> {
  let service: DemoService | undefined;
  await bench.start((config) => {
    service = createDemoService(config, options);
    return service;
  });
  if (service === undefined) throw new Error('not made');
  return service;
}

const timesOf = async (orderId: string) =>
  (await bench.rows<{ times: number }>('SELECT times FROM effects WHERE order_id = ?', [orderId]))[0]?.times;
const isDrained = async () => (await mouth.depth(queue)) === 0;

test('#6: a message that comes twice, one after the other, has one effect and one reply', async () => {
  await start();
  const orderId = randomUUID();
  const message = reserve(orderId);
  await mouth.put(queue, JSON.stringify(message));
  await eventually(async () => (await timesOf(orderId)) === 1);
  await mouth.put(queue, JSON.stringify(message));
  const after = reserve(randomUUID());
  await mouth.put(queue, JSON.stringify(after));
  await bench.replyTo(after);
  expect(await timesOf(orderId)).toBe(1);
  expect(bench.heard.filter((m) => m.causationId === message.id)).toHaveLength(1);
});

test('#6: a message that comes twice in one batch has one effect', async () => {
  const messages = Array.from({ length: 20 }, () => reserve(randomUUID()));
  await Promise.all([...messages, ...messages].map((m) => mouth.put(queue, JSON.stringify(m))));
  await start();
  await Promise.all(messages.map((m) => bench.replyTo(m)));
  await eventually(isDrained);
  expect(await bench.rows('SELECT 1 FROM effects WHERE times <> 1')).toEqual([]);
  expect(await bench.rows('SELECT 1 FROM effects')).toHaveLength(20);
});

test('#7: a message that comes twice at once, to two instances, has one effect', async () => {
  const both = Promise.withResolvers<void>();
  let inHand = 0;
  const slow: DemoOptions = {
    handlers: (context) => {
      const reserveNow = demoHandlers(context)['inventory.reserve'];
      return {
        'inventory.reserve': async (tx, message) => {
          inHand += 1;
          if (inHand >= 2) both.resolve();
          await both.promise; // each has looked into the inbox and found nothing
          return reserveNow?.(tx, message);
        },
      };
    },
  };
  await Promise.all([start(slow), start(slow)]);
  await eventually(async () => (await mouth.consumers(queue)) === 2);
  const orderId = randomUUID();
  const message = reserve(orderId);
  await Promise.all([1, 2].map(() => mouth.put(queue, JSON.stringify(message))));
  await bench.replyTo(message);
  await eventually(isDrained);
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
  expect(inHand).toBeGreaterThanOrEqual(2);
  expect(await timesOf(orderId)).toBe(1);
  expect(bench.heard.filter((m) => m.causationId === message.id)).toHaveLength(1);
  expect(await mouth.nextParked(queue)).toBeUndefined();
});

test('#20: a poisonous message is parked with its reason; the others flow', async () => {
  const poison = reserve(randomUUID());
  let tries = 0;
  await start({
    handlers: (context) => {
      const reserveNow = demoHandlers(context)['inventory.reserve'];
      return {
        'inventory.reserve': (tx, message) => {
          if (message.id !== poison.id) return reserveNow?.(tx, message);
          tries += 1;
          throw new Error('cannot stomach this');
        },
      };
    },
  });
  const good = Array.from({ length: 5 }, () => reserve(randomUUID()));
  for (const message of [poison, ...good]) await mouth.put(queue, JSON.stringify(message));
  await Promise.all(good.map((m) => bench.replyTo(m)));
  await eventually(async () => (await mouth.depth(deadLetterQueue(queue))) === 1);
  const parked = await mouth.nextParked(queue);
  expect(parked).toMatchObject({ reason: 'cannot stomach this', type: 'inventory.reserve' });
  expect(JSON.parse(parked?.body ?? '')).toEqual(poison);
  expect(tries).toBeLessThanOrEqual(5);
  expect(await bench.rows('SELECT 1 FROM inbox')).toHaveLength(5);
});

test('#21: what is no message, of an unknown type or version, or for somebody else, is parked at once', async () => {
  await start();
  const good = reserve(randomUUID());
  const elsewhere = { ...good, id: randomUUID(), type: 'payment.refund', data: { orderId: good.correlationId } };
  const bodies = [
    'not json at all',
    JSON.stringify({ ...good, type: 'inventory.explode' }),
    JSON.stringify({ ...good, version: 2 }),
    JSON.stringify({ ...good, data: { orderId: 'x' } }),
    JSON.stringify(elsewhere),
  ];
  for (const body of bodies) await mouth.put(queue, body);
  await mouth.put(queue, JSON.stringify(good));
  await bench.replyTo(good);
  const reasons: string[] = [];
  await eventually(async () => {
    const parked = await mouth.nextParked(queue);
    if (parked) reasons.push(parked.reason);
    return reasons.length === bodies.length;
  });
  expect(reasons.join('\n')).toMatch(/not JSON/);
  expect(reasons.join('\n')).toMatch(/unknown message type inventory.explode/);
  expect(reasons.join('\n')).toMatch(/version/);
  expect(reasons.join('\n')).toMatch(/orderId/);
  expect(reasons.join('\n')).toMatch(/nobody here handles payment.refund/);
  await eventually(isDrained);
});

test('a message of an older world is refused and changes nothing', async () => {
  const service = await start();
  service.context.dataEpoch.value = 2;
  const old = reserve(randomUUID());
  const current = { ...reserve(randomUUID()), dataEpoch: 2 };
  await mouth.put(queue, JSON.stringify(old));
  await mouth.put(queue, JSON.stringify(current));
  await bench.replyTo(current);
  expect(await timesOf(old.correlationId)).toBeUndefined();
  expect(await mouth.nextParked(queue)).toBeUndefined();
  await eventually(isDrained);
});

test('#45: a message that needs a locked row waits without burning an attempt; the others flow', async () => {
  const service = await start();
  const locked = reserve(randomUUID());
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  await bench.rows('INSERT INTO effects (order_id, times) VALUES (?, 0)', [locked.correlationId]);
  const holder = createConnection({ ...connectionOptions(service.context.config.database, 5_000) }).then(
    async (connection) => {
      await connection.query('START TRANSACTION');
      await connection.query('SELECT times FROM effects WHERE order_id = ? FOR UPDATE', [locked.correlationId]);
      held.resolve();
      await release.promise;
      connection.destroy();
    },
  );
  await held.promise;
  const free = reserve(randomUUID());
  await mouth.put(queue, JSON.stringify(locked));
  await mouth.put(queue, JSON.stringify(free));
  await bench.replyTo(free);
  expect(await timesOf(locked.correlationId)).toBe(0);
  release.resolve();
  await holder;
  await bench.replyTo(locked);
  expect(await timesOf(locked.correlationId)).toBe(1);
  expect(await mouth.nextParked(queue)).toBeUndefined();
});

test('#57: a graceful stop ends what is in hand, and leaves the rest to the next instance', async () => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const first = await start({
    handlers: (context) => {
      const reserveNow = demoHandlers(context)['inventory.reserve'];
      return {
        'inventory.reserve': async (tx, message) => {
          begun.resolve();
          await release.promise;
          return reserveNow?.(tx, message);
        },
      };
    },
  });
  const inHand = reserve(randomUUID());
  await mouth.put(queue, JSON.stringify(inHand));
  await begun.promise;
  const stopped = first.stop();
  const later = reserve(randomUUID());
  await mouth.put(queue, JSON.stringify(later));
  release.resolve();
  await stopped;
  expect(await timesOf(inHand.correlationId)).toBe(1);
  await bench.replyTo(inHand);
  await start();
  await bench.replyTo(later);
  expect(await timesOf(inHand.correlationId)).toBe(1);
  expect(bench.heard.filter((m) => m.causationId === inHand.id)).toHaveLength(1);
});
