import { randomUUID } from 'node:crypto';
import { deadLetterQueue } from '@bulkhead/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnBroker, startOwnBroker } from '../../../testing/src/broker.ts';
import { type OwnDatabase, startOwnDatabase } from '../../../testing/src/database.ts';
import { eventually } from '../../../testing/src/eventually.ts';
import { freePorts } from '../../../testing/src/free-ports.ts';
import { type Mouth, openMouth, reserve } from '../../test/broker-fixture.ts';
import { createDemoService, type DemoService } from '../../test/demo-service.ts';
import { appAddress, errorOf, migratorAddress, runSql } from '../../test/fixtures.ts';
import { NotConfirmedError } from './publisher.ts';

/** From the moment the broker accepts connections until messages flow. */
const recoveryMs = 5_000;
const queue = 'product.commands';
let server: OwnDatabase;
let broker: OwnBroker;
let demo: DemoService;

beforeAll(async () => {
  [server, broker] = await Promise.all([startOwnDatabase(), startOwnBroker()]);
  const [port = 0] = await freePorts(1);
  demo = createDemoService({
    ...{ service: 'product-service', instance: '1', host: '127.0.0.1', port },
    ...{ database: appAddress(server), migrator: migratorAddress(server), amqpUrl: broker.amqpUrl },
    peers: { product: '', customer: '', order: '', cardProcessor: '' },
    telemetry: { url: undefined, token: '', otlpEndpoint: undefined },
    ...{ allowedHosts: ['127.0.0.1'], allowedOrigins: [], logLevel: 'silent', failpoints: undefined },
  });
  await demo.start();
  await demo.whenReady();
}, 120_000);
afterAll(async () => {
  await demo.stop();
  await Promise.all([server.close(), broker.close()]);
});

async function withMouth<T>(work: (mouth: Mouth) => Promise<T>): Promise<T> {
  const mouth = await openMouth(broker.amqpUrl);
  try {
    return await work(mouth);
  } finally {
    await mouth.close();
  }
}

const rows = <Row>(sql: string) => runSql<Row>(migratorAddress(server), sql);
const timesOf = async (orderId: string) =>
  (await rows<{ times: number }>(`SELECT times FROM effects WHERE order_id = '${orderId}'`))[0]?.times;
const outboxSize = async () => (await rows('SELECT 1 FROM outbox')).length;
const isSent = async () => (await outboxSize()) === 0;

/** Asks the service over its own outbox; the command comes back to its own queue. */
async function ask(count: number): Promise<string[]> {
  const { grouped, outbox, newMessage } = demo.context;
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const orderId of ids) {
    const message = newMessage(
      'inventory.reserve',
      { orderId, items: [{ productId: 'lamp', quantity: 1 }] },
      { correlationId: orderId },
    );
    await grouped.run('ask', async (tx) => outbox.add(tx, message));
  }
  return ids;
}

async function allDoneOnce(ids: readonly string[]): Promise<void> {
  for (const id of ids) await eventually(async () => (await timesOf(id)) === 1);
}

test('#23: while the database is away the consumer waits: no attempt is burnt, nothing is parked', async () => {
  await allDoneOnce(await ask(1));
  await server.kill();
  const messages = Array.from({ length: 20 }, () => reserve(randomUUID()));
  await withMouth(async (mouth) => {
    for (const message of messages) await mouth.put(queue, JSON.stringify(message));
    await eventually(() => !demo.context.database.isAvailable);
    // Longer than all attempts of a message that fails take together.
    const watchedUntilMs = Date.now() + 5_000;
    let mostParked = 0;
    await eventually(async () => {
      mostParked = Math.max(mostParked, await mouth.depth(deadLetterQueue(queue)));
      return Date.now() > watchedUntilMs;
    });
    expect(mostParked).toBe(0);
    await server.start();
    await allDoneOnce(messages.map((m) => m.correlationId));
    expect(await mouth.nextParked(queue)).toBeUndefined();
  });
  await eventually(isSent);
});

test('#44: the same with a database that is frozen', async () => {
  const messages = Array.from({ length: 5 }, () => reserve(randomUUID()));
  await server.freeze();
  await withMouth(async (mouth) => {
    for (const message of messages) await mouth.put(queue, JSON.stringify(message));
    await eventually(() => !demo.context.database.isAvailable);
    await server.thaw();
    await allDoneOnce(messages.map((m) => m.correlationId));
    expect(await mouth.nextParked(queue)).toBeUndefined();
  });
});

test('#32, #33, #34: the broker is killed: writes are accepted, and flow once each within 5 s of its return', async () => {
  await eventually(isSent);
  await broker.kill();
  const ids = await ask(20);
  expect(await outboxSize()).toBe(20);
  await broker.start();
  const startedAt = performance.now();
  await eventually(async () => (await timesOf(ids[0] ?? '')) === 1);
  expect(performance.now() - startedAt).toBeLessThan(recoveryMs);
  await allDoneOnce(ids);
  await eventually(isSent);
}, 120_000);

test('T8: a frozen broker confirms nothing, and nothing claims that it did; thawed, all flows once', async () => {
  await eventually(isSent);
  await broker.freeze();
  const lost = reserve(randomUUID());
  const ids = await ask(3);
  expect(await errorOf(demo.context.publisher.publish(lost, undefined))).toBeInstanceOf(NotConfirmedError);
  expect(await outboxSize()).toBe(3);
  // Longer than two heartbeats: the connection is given up, not just the publish.
  await eventually(() => !demo.context.publisher.isOpen);
  await broker.thaw();
  await allDoneOnce(ids);
  await eventually(isSent);
}, 120_000);
