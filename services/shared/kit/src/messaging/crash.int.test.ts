import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { type Mouth, openMouth, reserve } from '../../test/broker-fixture.ts';
import { createDemoService } from '../../test/demo-service.ts';
import type { ServiceConfig } from '../service/config.ts';

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

function environmentOf(config: ServiceConfig, failpoints: string): Record<string, string> {
  const { database, migrator } = config;
  return {
    PATH: process.env.PATH ?? '',
    BULKHEAD_SERVICE: config.service,
    PORT: String(config.port),
    DB_HOST: database.host,
    DB_PORT: String(database.port),
    DB_NAME: database.name,
    DB_USER: database.user,
    DB_PASSWORD: database.password,
    DB_MIGRATOR_USER: migrator.user,
    DB_MIGRATOR_PASSWORD: migrator.password,
    AMQP_URL: config.amqpUrl,
    LOG_LEVEL: 'silent',
    FAILPOINTS: failpoints,
  };
}

/** Runs the demo service as a process that a failpoint kills while it handles this message. */
async function dieAt(failpoint: string, message: ReturnType<typeof reserve>): Promise<void> {
  const env = environmentOf(await bench.newConfig(), `${failpoint}:crash`);
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../test/demo-process.ts')], {
    env,
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 45_000);
  const exit = once(child, 'exit');
  await eventually(async () => (await mouth.consumers(queue)) > 0);
  await mouth.put(queue, JSON.stringify(message));
  const [, signal] = (await exit) as [number | null, string | null]; // as node documents the event
  clearTimeout(timer);
  expect(signal).toBe('SIGKILL');
}

const timesOf = async (orderId: string) =>
  (await bench.rows<{ times: number }>('SELECT times FROM effects WHERE order_id = ?', [orderId]))[0]?.times;
const outboxSize = async () => (await bench.rows('SELECT 1 FROM outbox')).length;
const repliesTo = (id: string) => bench.heard.filter((m) => m.causationId === id);

test('#1: a crash between commit and publish: the next instance sends what the outbox holds', async () => {
  const message = reserve(randomUUID());
  await dieAt('outbox.after-commit-before-publish', message);
  expect(await timesOf(message.correlationId)).toBe(1);
  expect(await outboxSize()).toBe(1);
  expect(repliesTo(message.id)).toEqual([]);
  await bench.start((config) => createDemoService(config));
  await bench.replyTo(message);
  await eventually(async () => (await outboxSize()) === 0);
  expect(repliesTo(message.id)).toHaveLength(1);
  expect(await timesOf(message.correlationId)).toBe(1);
});

test('#2: a crash between the confirm and the deletion sends the same message twice, with the same id', async () => {
  const message = reserve(randomUUID());
  await dieAt('outbox.after-confirm-before-delete', message);
  expect(await outboxSize()).toBe(1);
  await bench.start((config) => createDemoService(config));
  await eventually(() => repliesTo(message.id).length === 2);
  expect(new Set(repliesTo(message.id).map((m) => m.id)).size).toBe(1);
  expect(await timesOf(message.correlationId)).toBe(1);
});

test('#3: a crash before the commit leaves nothing; the message is handled by the next instance', async () => {
  const message = reserve(randomUUID());
  await dieAt(`${queue}.before-commit`, message);
  expect(await timesOf(message.correlationId)).toBeUndefined();
  expect(await outboxSize()).toBe(0);
  await bench.start((config) => createDemoService(config));
  await bench.replyTo(message);
  expect(await timesOf(message.correlationId)).toBe(1);
});

test('a crash between the commit and the ack: the message comes again, and changes nothing', async () => {
  const message = reserve(randomUUID());
  await dieAt(`${queue}.after-commit-before-ack`, message);
  expect(await timesOf(message.correlationId)).toBe(1);
  await bench.start((config) => createDemoService(config));
  await bench.replyTo(message);
  await eventually(async () => (await mouth.depth(queue)) === 0);
  expect(await timesOf(message.correlationId)).toBe(1);
});
