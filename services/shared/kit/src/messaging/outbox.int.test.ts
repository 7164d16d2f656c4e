import { randomUUID } from 'node:crypto';
import type { AnyMessage } from '@bulkhead/contracts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { createDemoService, type DemoService } from '../../test/demo-service.ts';
import { errorOf } from '../../test/fixtures.ts';
import { forgetOld } from './inbox-retention.ts';

let bench: ServiceBench;
const services: DemoService[] = [];

/** Two instances of one service: two relays over one outbox. */
beforeAll(async () => {
  bench = await createServiceBench('product-service');
  for (const _ of [1, 2]) {
    await bench.start((config) => {
      const service = createDemoService(config);
      services.push(service);
      return service;
    });
  }
});
afterAll(() => bench.close());
beforeEach(() => eventually(() => first().publisher.isOpen));

function first(): DemoService['context'] {
  const [service] = services;
  if (service === undefined) throw new Error('not started');
  return service.context;
}

const released = (): AnyMessage => {
  const orderId = randomUUID();
  return first().newMessage('inventory.released', { orderId }, { correlationId: orderId });
};
const timesHeard = (message: AnyMessage) => bench.heard.filter((m) => m.id === message.id).length;
const outboxSize = async () => (await bench.rows('SELECT 1 FROM outbox')).length;

test('the inbox forgets what is older than its time, and keeps what is younger (#59)', async () => {
  const { database } = first();
  const ids = [1, 2, 3].map((day) => v7({ msecs: Date.UTC(2026, 0, day) }));
  await database.batch(async (tx) => {
    for (const id of ids) tx.write('INSERT INTO inbox (consumer, message_id) VALUES (?, ?)', ['product.sales', id]);
  });
  expect(await forgetOld(database, 'product.sales', Date.UTC(2026, 0, 2, 12))).toBe(2);
  expect(await bench.rows("SELECT message_id FROM inbox WHERE consumer = 'product.sales'")).toEqual([
    { message_id: ids[2] },
  ]);
});

test('#3: what is rolled back is never published', async () => {
  const [ghost, real] = [released(), released()];
  await errorOf(
    first().database.transaction('rolls back', async (tx) => {
      first().outbox.add(tx, ghost);
      await tx.read('SELECT 1');
      throw new Error('no');
    }),
  );
  await first().database.transaction('commits', async (tx) => first().outbox.add(tx, real));
  await eventually(() => timesHeard(real) === 1);
  await eventually(async () => (await outboxSize()) === 0);
  expect(timesHeard(ghost)).toBe(0);
});

test('#1, two relays: what an outage left in the table is sent once each, in the order of its ids', async () => {
  const left = Array.from({ length: 250 }, released);
  const rows = left.map((m) => `('${m.id}', '${m.type}', '${JSON.stringify(m)}', NOW(6) - INTERVAL 1 MINUTE)`);
  // Long enough on its way that the other relay looks while the first is at work.
  const slow = {
    name: 'outbox.after-commit-before-publish',
    effect: 'delay',
    hit: 1,
    delayMs: 1_500,
    expiresInMs: 60_000,
  } as const;
  for (const { context } of services) context.failpoints.arm([slow]);
  await bench.rows(`INSERT INTO outbox (message_id, type, body, created_at) VALUES ${rows.join(',')}`);
  await eventually(async () => (await outboxSize()) === 0);
  await eventually(() => left.every((m) => timesHeard(m) > 0));
  for (const { context } of services) context.failpoints.arm([{ ...slow, effect: 'off' }]);
  const ids = new Set(left.map((m) => m.id));
  expect(bench.heard.map((m) => m.id).filter((id) => ids.has(id))).toEqual(left.map((m) => m.id));
});
