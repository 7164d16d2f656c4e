import { randomUUID } from 'node:crypto';
import {
  type AnyMessage,
  deadLetterQueue,
  exchangeOf,
  exchanges,
  type Fence,
  type MessageType,
  type PayloadOf,
  parseMessage,
  type QueueName,
} from '@bulkhead/contracts';
import { declareTopology } from '@bulkhead/kit';
import { connect } from 'amqplib';
import { eventually } from './eventually.ts';

export interface SendOptions extends Partial<Fence> {
  /** The same twice: a duplicate delivery. */
  id?: string;
}

/** A test's own ear and mouth at the broker: it sends what the other services would, and hears whatever is published. */
export interface MessageBench {
  /** Publishes a message; resolves when a queue holds it. Fence fields are made up unless they are given. */
  send<T extends MessageType>(type: T, data: PayloadOf<T>, options?: SendOptions): Promise<AnyMessage>;
  /** Everything published since the bench was made, in order, but for what the bench sent itself. */
  readonly heard: readonly AnyMessage[];
  /** Waits for the message that this one caused. */
  replyTo(message: AnyMessage): Promise<AnyMessage>;
  deadLetters(queue: QueueName): Promise<number>;
  close(): Promise<void>;
}

export async function createMessageBench(amqpUrl: string): Promise<MessageBench> {
  const connection = await connect(amqpUrl, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => {}); // whoever waits for an answer of this channel hears of it
  await declareTopology(channel);
  const { queue: ear } = await channel.assertQueue('', { exclusive: true });
  for (const exchange of exchanges) await channel.bindQueue(ear, exchange, '#');
  const heard: AnyMessage[] = [];
  const sent = new Set<string>();
  await channel.consume(
    ear,
    (raw) => {
      const parsed = raw && parseMessage(raw.content);
      if (parsed?.ok && !sent.has(parsed.message.id)) heard.push(parsed.message);
    },
    { noAck: true },
  );

  return {
    heard,
    async send(type, data, options = {}) {
      const message = {
        ...{ id: randomUUID(), type, version: 1, occurredAt: new Date().toISOString() },
        correlationId: 'orderId' in data ? data.orderId : 'test',
        ...{ commandId: randomUUID(), sagaEpoch: 1, dataEpoch: 1 },
        ...options,
        data,
      } as AnyMessage; // `type` and `data` belong together by the signature
      sent.add(message.id);
      const body = Buffer.from(JSON.stringify(message));
      channel.publish(exchangeOf(type), type, body, { persistent: true, messageId: message.id, type });
      await channel.waitForConfirms();
      return message;
    },
    replyTo: (message) =>
      eventually(() => {
        const reply = heard.find((candidate) => candidate.causationId === message.id);
        if (reply === undefined) throw new Error(`nothing was published because of ${message.type} ${message.id}`);
        return reply;
      }),
    async deadLetters(queue) {
      return (await channel.checkQueue(deadLetterQueue(queue))).messageCount;
    },
    close: () => connection.close(),
  };
}
