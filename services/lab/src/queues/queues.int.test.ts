import { connect } from 'amqplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import { createTestVhost, eventually, sharedServers, type TestVhost } from '../../../shared/testing/src/index.ts';
import { listQueues } from './list-queues.ts';
import { BrokerUnreachableError, createManagement, type Management } from './management.ts';
import { peekMessages } from './peek-messages.ts';
import { redrive } from './redrive.ts';

let vhost: TestVhost;
let management: Management;

/** Declares the queues as the services do, and puts dead letters in. */
async function bury(queue: string, bodies: string[]): Promise<void> {
  const connection = await connect(vhost.amqpUrl, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  const quorum = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
  await channel.assertQueue(queue, quorum);
  await channel.assertQueue(`${queue}.dead`, quorum);
  for (const body of bodies) {
    const headers = {
      'x-dead-reason': 'it could not be read',
      'x-dead-type': 'payment.process',
      traceparent: '00-1-2-01',
    };
    channel.sendToQueue(`${queue}.dead`, Buffer.from(body), { headers, messageId: `id-${body}`, persistent: true });
  }
  await channel.waitForConfirms();
  await connection.close();
}

/** Takes everything out of a queue. */
async function drain(queue: string) {
  const connection = await connect(vhost.amqpUrl, { noDelay: true });
  const channel = await connection.createChannel();
  const messages = [];
  for (
    let message = await channel.get(queue, { noAck: true });
    message !== false;
    message = await channel.get(queue, { noAck: true })
  ) {
    messages.push(message);
  }
  await connection.close();
  return messages;
}

beforeAll(async () => {
  vhost = await createTestVhost();
  const { broker } = sharedServers();
  management = createManagement({
    url: broker.managementUrl.replace(/\/api$/, ''),
    user: broker.user,
    password: broker.password,
    deadlineMs: 10_000,
    vhost: vhost.name,
  });
}, 120_000);

afterAll(() => vhost.drop());

describe('dead letters', () => {
  it('go back to their queue, whole and in order, without the story of their death', async () => {
    await bury('payment.commands', ['1', '2', '3']);
    expect(await redrive(vhost.amqpUrl, 'payment.commands', 20_000)).toBe(3);
    const messages = await drain('payment.commands');
    expect(messages.map(({ content }) => content.toString())).toEqual(['1', '2', '3']);
    expect(messages[0]?.properties).toMatchObject({ messageId: 'id-1', type: 'payment.process', deliveryMode: 2 });
    const headers = Object.keys(messages[0]?.properties.headers ?? {});
    expect(headers).toContain('traceparent');
    expect(headers.filter((name) => name.startsWith('x-dea'))).toEqual([]);
    expect(await drain('payment.commands.dead')).toEqual([]);
    expect(await redrive(vhost.amqpUrl, 'payment.commands', 20_000)).toBe(0);
  }, 60_000);

  it('stay where they are when there is no queue to go to', async () => {
    await bury('product.sales', ['only']);
    await vhost.manage('DELETE', `/queues/${vhost.name}/product.sales`);
    await expect(redrive(vhost.amqpUrl, 'product.sales', 20_000)).rejects.toThrow(/there is no queue product.sales/);
    expect(await eventually(async () => (await drain('product.sales.dead')).length > 0)).toBe(true);
  }, 60_000);

  it('can be looked at without being taken', async () => {
    await bury('order.replies', ['{"a":1}']);
    const look = () => peekMessages(management, 'order.replies.dead');
    await eventually(async () => (await look()).messages.length === 1);
    expect((await look()).messages).toEqual([
      {
        type: 'payment.process',
        messageId: 'id-{"a":1}',
        reason: 'it could not be read',
        body: '{"a":1}',
        bytes: 7,
        // A look counts as a delivery, which newer brokers also note in a header.
        headers: expect.objectContaining({ 'x-dead-reason': 'it could not be read', traceparent: '00-1-2-01' }),
        redelivered: true,
      },
    ]);
    expect(await drain('order.replies.dead')).toHaveLength(1);
  }, 60_000);
});

describe('the list of queues', () => {
  it('counts dead letters beside what waits, and knows queues that are not there yet', async () => {
    await bury('notification.commands', ['x', 'y']);
    await eventually(async () => {
      const { queues } = await listQueues(management);
      const found = queues.find((queue) => queue.name === 'notification.commands');
      return found?.dead === 2 && found.ready === 0;
    });
    const { queues } = await listQueues(management);
    expect(queues.find((queue) => queue.name === 'order.catalogue')).toEqual({
      name: 'order.catalogue',
      ready: 0,
      unacked: 0,
      consumers: 0,
      dead: 0,
    });
    await management.purge('notification.commands.dead');
    expect(await drain('notification.commands.dead')).toEqual([]);
    await management.purge('never.declared');
  }, 60_000);
});

describe('a broker that is not there', () => {
  it('is named', async () => {
    const nobody = createManagement({ url: 'http://127.0.0.1:1', user: 'u', password: 'p', deadlineMs: 2_000 });
    await expect(nobody.queues()).rejects.toThrow(BrokerUnreachableError);
    await expect(redrive('amqp://u:p@127.0.0.1:1', 'order.replies', 2_000)).rejects.toThrow(/rabbitmq did not do it/);
  });
});
