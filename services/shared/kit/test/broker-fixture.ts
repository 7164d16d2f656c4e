import { type AnyMessage, deadLetterQueue, type QueueName } from '@bulkhead/contracts';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { createMessageFactory } from '../src/messaging/message-factory.ts';

export interface Parked {
  body: string;
  reason: string;
  type: string;
}

/** A test's own channel to the broker, past the kit. */
export interface Mouth {
  connection: ChannelModel;
  channel: ConfirmChannel;
  /** Puts bytes into a queue, as a stranger would. */
  put(queue: string, body: string, headers?: Record<string, string>): Promise<void>;
  /** Takes the next dead letter. Undefined when there is none. */
  nextParked(queue: QueueName): Promise<Parked | undefined>;
  depth(queue: string): Promise<number>;
  consumers(queue: string): Promise<number>;
  close(): Promise<void>;
}

export async function openMouth(amqpUrl: string): Promise<Mouth> {
  const connection = await connect(amqpUrl, { noDelay: true });
  connection.on('error', () => {});
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {});
  return {
    connection,
    channel,
    async put(queue, body, headers = {}) {
      channel.sendToQueue(queue, Buffer.from(body), { persistent: true, headers, type: 'inventory.reserve' });
      await channel.waitForConfirms();
    },
    async nextParked(queue) {
      const raw = await channel.get(deadLetterQueue(queue), { noAck: true });
      if (!raw) return undefined;
      const headers = raw.properties.headers ?? {};
      return {
        body: raw.content.toString(),
        reason: String(headers['x-dead-reason']),
        type: String(headers['x-dead-type']),
      };
    },
    consumers: async (queue) => (await channel.checkQueue(queue)).consumerCount,
    depth: async (queue) => (await channel.checkQueue(queue)).messageCount,
    close: () => connection.close().catch(() => {}),
  };
}

const newMessage = createMessageFactory(
  () => new Date(),
  () => 1,
);

/** A command that the demo service understands. */
export function reserve(orderId: string): AnyMessage {
  return newMessage(
    'inventory.reserve',
    { orderId, items: [{ productId: 'lamp', quantity: 1 }] },
    { correlationId: orderId },
  );
}
