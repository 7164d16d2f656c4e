import { randomUUID } from 'node:crypto';
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { afterEach, beforeEach, test } from 'vitest';
import { eventually } from '../../../testing/src/eventually.ts';
import { createServiceBench, type ServiceBench } from '../../../testing/src/service-bench.ts';
import { sharedServers } from '../../../testing/src/shared-servers.ts';
import { manageBroker } from '../../../testing/src/test-vhost.ts';
import { type Mouth, openMouth, reserve } from '../../test/broker-fixture.ts';
import { createDemoService, demoHandlers, migrations } from '../../test/demo-service.ts';
import { migrate } from '../database/migrate.ts';
import { createContext } from '../service/context.ts';
import { createBroker } from './broker.ts';
import { type Consumer, createConsumer } from './consumer.ts';

const queue = 'product.commands';
let bench: ServiceBench;
let mouth: Mouth;
let amqpUrl: string;

beforeEach(async () => {
  bench = await createServiceBench('product-service');
  amqpUrl = (await bench.newConfig()).amqpUrl;
  mouth = await openMouth(amqpUrl);
});
afterEach(async () => {
  await mouth.close();
  await bench.close();
});

/** Fails at its deadline when a command is not answered. */
async function isAnswered(): Promise<void> {
  const message = reserve(randomUUID());
  await mouth.put(queue, JSON.stringify(message));
  await bench.replyTo(message);
}

test('#35: when the broker closes a channel (a message acknowledged twice), consuming goes on with a new one', async () => {
  const channels: Channel[] = [];
  const real = createContext(await bench.newConfig());
  await migrate(real.config.migrator, migrations);
  const consumer = createConsumer({ queue, handlers: demoHandlers(real) }, { ...real, dataEpoch: () => 1 });
  const spied: Consumer = { ...consumer, open: (connection) => consumer.open(spyOn(connection, channels)) };
  const broker = createBroker({ ...real, url: amqpUrl, service: 'test', consumers: [spied], onConnected: () => {} });
  broker.start();
  broker.consume();
  try {
    await isAnswered();
    channels[0]?.ack({ fields: { deliveryTag: 999 } } as ConsumeMessage); // all that an ack reads
    await eventually(() => channels.length === 2);
    await isAnswered();
  } finally {
    await broker.stop();
    await real.database.stop();
  }
});

/** The same connection; the channels that it makes are shown to the test. */
function spyOn(connection: ChannelModel, channels: Channel[]): ChannelModel {
  return new Proxy(connection, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'createChannel') return value.bind(target);
      return async () => {
        const channel = await target.createChannel();
        channels.push(channel);
        return channel;
      };
    },
  });
}

test('#37: a queue that somebody deleted is declared and consumed again', async () => {
  await bench.start((config) => createDemoService(config));
  await isAnswered();
  await mouth.channel.deleteQueue(queue);
  await eventually(async () => {
    const other = await openMouth(amqpUrl); // a check of a queue that is not there closes its channel
    try {
      return (await other.consumers(queue)) > 0;
    } finally {
      await other.close();
    }
  });
  await isAnswered();
});

test('a connection that the operator closes is made again', async () => {
  await bench.start((config) => createDemoService(config));
  await isAnswered();
  const { broker } = sharedServers();
  const vhost = new URL(amqpUrl).pathname.slice(1);
  const ours = await eventually(async () => {
    // As the management API documents it.
    const all = (await manageBroker(broker, 'GET', `/vhosts/${vhost}/connections`)) as {
      name: string;
      client_properties: { connection_name?: string };
    }[];
    const found = all.filter((connection) =>
      connection.client_properties.connection_name?.startsWith('product-service'),
    );
    return found.length === 2 && found;
  });
  if (ours === false) throw new Error('the connections were not seen');
  for (const { name } of ours) await manageBroker(broker, 'DELETE', `/connections/${encodeURIComponent(name)}`);
  await isAnswered();
});
