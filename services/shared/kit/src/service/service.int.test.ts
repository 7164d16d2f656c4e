import { randomUUID } from 'node:crypto';
import { selfReportSchema } from '@bulkhead/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type RunningInstance, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { createDemoService, type DemoService } from '../../test/demo-service.ts';

let bench: ServiceBench;
let instance: RunningInstance;
let demo: DemoService;

beforeAll(async () => {
  bench = await createServiceBench('product-service');
  instance = await bench.start((config) => {
    demo = createDemoService(config);
    return demo;
  });
});
afterAll(() => bench.close());

test('a request goes through the outbox, the broker and the inbox, and is answered', async () => {
  const orderId = randomUUID();
  const answer = await instance.call('POST', `/api/effects/${orderId}`, { quantity: 1 });
  expect(answer.status).toBe(202);
  const reply = await eventually(
    () => bench.heard.find((m) => m.type === 'inventory.reserved' && m.correlationId === orderId) ?? false,
  );
  expect(reply).toMatchObject({ causationId: answer.body.messageId, dataEpoch: 1, version: 1 });
  expect(await bench.rows('SELECT times FROM effects WHERE order_id = ?', [orderId])).toEqual([{ times: 1 }]);
  await eventually(async () => (await bench.rows('SELECT 1 FROM outbox')).length === 0);
});

test('health, metrics and OpenAPI answer', async () => {
  expect((await instance.call('GET', '/health/ready')).body).toMatchObject({ status: 'ok' });
  expect((await instance.call('GET', '/openapi.json')).body.paths).toHaveProperty('/api/effects/{orderId}');
  const metrics = await fetch(`${instance.url}/metrics`);
  expect(await metrics.text()).toContain('bulkhead_database_available');
});

test('it says what it runs with and how its pools are doing, and no secret', async () => {
  const { body } = await instance.call('GET', '/inspect');
  const report = selfReportSchema.parse(body);
  const settings = new Map(report.groups.flatMap((group) => group.settings).map(({ name, value }) => [name, value]));
  expect(settings.get('consumes')).toBe('product.commands');
  expect(settings.get('pool size')).toBe('8');
  expect(report.pools.find(({ name }) => name === 'work')).toMatchObject({ limit: 8, waiting: 0 });
  const { database, migrator, amqpUrl } = demo.context.config;
  for (const secret of [database.password, migrator.password, amqpUrl])
    expect(JSON.stringify(body)).not.toContain(secret);
});

test('a connection that is in use is not free', async () => {
  const { database } = demo.context;
  await database.transaction('hold one', async (tx) => {
    await tx.read('SELECT 1');
    const work = database.pools().find(({ name }) => name === 'work');
    expect(work?.open).toBeGreaterThan(work?.free ?? 0);
  });
});
