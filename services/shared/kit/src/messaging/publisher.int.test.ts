import { randomUUID } from 'node:crypto';
import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestVhost, type TestVhost } from '../../../testing/src/test-vhost.ts';
import { reserve } from '../../test/broker-fixture.ts';
import { errorOf, quietTelemetry } from '../../test/fixtures.ts';
import { createPublisher, NotConfirmedError, type Publisher } from './publisher.ts';

let vhost: TestVhost;
let connection: ChannelModel;
let publisher: Publisher;

beforeAll(async () => {
  vhost = await createTestVhost();
  connection = await connect(vhost.amqpUrl, { noDelay: true });
  const channel = await connection.createChannel();
  await channel.assertExchange('order.exchange', 'topic', { durable: true });
  await channel.assertQueue('there', { durable: true });
  publisher = createPublisher(quietTelemetry());
});
afterAll(async () => {
  await connection.close();
  await vhost.drop();
});

test('without a channel nothing is sent, and that is said at once', async () => {
  expect(publisher.isOpen).toBe(false);
  expect(await errorOf(publisher.publish(reserve(randomUUID()), undefined))).toBeInstanceOf(NotConfirmedError);
  await publisher.open(connection);
  expect(publisher.isOpen).toBe(true);
});

test('#5, T9: a message that no queue takes was not sent, although the broker confirms it', async () => {
  const message = reserve(randomUUID());
  const error = await errorOf(publisher.publish(message, undefined));
  expect(error).toBeInstanceOf(NotConfirmedError);
  expect(error.message).toContain('no queue takes inventory.reserve');
  const channel = await connection.createChannel();
  await channel.bindQueue('there', 'order.exchange', 'inventory.reserve');
  await publisher.publish(message, undefined); // the same id: the return before is not counted against it
  expect((await channel.checkQueue('there')).messageCount).toBe(1);
  await channel.close();
});

test('#5: a dead letter without an id, for a queue that is gone, was not sent', async () => {
  const error = await errorOf(publisher.publishToQueue('gone.dead', Buffer.from('?'), {}, undefined));
  expect(error.message).toContain('no queue takes gone.dead');
  await publisher.publishToQueue('there', Buffer.from('?'), {}, undefined);
});

test('what waits for a confirm is bounded', async () => {
  const results = await Promise.allSettled(
    Array.from({ length: 2_100 }, () => publisher.publishToQueue('there', Buffer.from('x'), {}, undefined)),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2_000);
  expect(publisher.inFlight).toBe(0);
});

test('when its channel is closed by the broker, what waits fails and nothing claims success', async () => {
  const unknownExchange = { ...reserve(randomUUID()), type: 'product.updated' } as ReturnType<typeof reserve>; // an exchange that is not there: 404
  expect(await errorOf(publisher.publish(unknownExchange, undefined))).toBeInstanceOf(NotConfirmedError);
  expect(publisher.isOpen).toBe(false);
  connection = await connect(vhost.amqpUrl, { noDelay: true });
  await publisher.open(connection);
  await publisher.publishToQueue('there', Buffer.from('x'), {}, undefined);
});
