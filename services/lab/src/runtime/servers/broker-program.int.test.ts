import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { connect } from 'amqplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually, manageBroker, type OwnBroker, startOwnBroker } from '../../../../shared/testing/src/index.ts';
import { probeBroker } from './probes.ts';

let broker: OwnBroker;

beforeAll(async () => {
  broker = await startOwnBroker();
}, 120_000);
afterAll(() => broker?.close());

test('says what it is, and has the policy of the lab', async () => {
  expect(await probeBroker(broker, 10_000)).toMatch(/^RabbitMQ \d+\.\d+\.\d+$/);
  const policies = await manageBroker(broker, 'GET', '/policies');
  expect(policies).toMatchObject([{ name: 'limits', definition: { 'delivery-limit': 20 } }]);
  expect(await manageBroker(broker, 'GET', '/users')).toMatchObject([{ name: 'bulkhead' }]);
});

test('a confirmed message in a quorum queue survives kill -9', async () => {
  const before = await connect(broker.amqpUrl, { noDelay: true });
  before.on('error', () => undefined);
  const channel = await before.createConfirmChannel();
  channel.on('error', () => undefined);
  await channel.assertQueue('order.replies', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
  channel.sendToQueue('order.replies', Buffer.from('kept'), { persistent: true });
  await channel.waitForConfirms();
  await eventually(() => isDeclarationOnDisk('order.replies'));
  await broker.kill();
  await expect(probeBroker(broker, 2_000)).rejects.toThrow();
  await broker.start();

  const after = await connect(broker.amqpUrl, { noDelay: true });
  after.on('error', () => undefined);
  const reader = await after.createChannel();
  const message = await eventually(async () => {
    const answer = await reader.get('order.replies', { noAck: true });
    if (answer === false) throw new Error('the queue is empty');
    return answer;
  });
  expect(message.content.toString()).toBe('kept');
  await after.close();
}, 180_000);

/**
 * RabbitMQ 3.10 writes down which log belongs to which quorum queue about three seconds after the queue was declared. A
 * broker that is killed before that makes a new, empty queue of it at the next start.
 */
async function isDeclarationOnDisk(queue: string): Promise<boolean> {
  const quorum = join(dirname(broker.logFile), 'data/bulkhead-test/quorum/bulkhead-test@localhost/names.dets');
  return (await readFile(quorum, 'latin1')).includes(queue);
}

test('a frozen broker does not answer, a thawed one does', async () => {
  await broker.freeze();
  await expect(probeBroker(broker, 1_000)).rejects.toThrow();
  await broker.thaw();
  await eventually(() => probeBroker(broker, 5_000));
});
