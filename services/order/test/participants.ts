import { type AnyMessage, type MessageType, type PayloadOf, parseMessage } from '@bulkhead/contracts';
import { declareTopology } from '@bulkhead/kit';
import { type ConfirmChannel, connect } from 'amqplib';
import { v7 } from 'uuid';

type Answer = { type: MessageType; reason?: string } | 'silence';
export type Script = Partial<Record<MessageType, (command: AnyMessage) => Answer>>;

const usual: Script = {
  'inventory.reserve': () => ({ type: 'inventory.reserved' }),
  'inventory.release': () => ({ type: 'inventory.released' }),
  'payment.process': () => ({ type: 'payment.completed' }),
  'payment.refund': () => ({ type: 'payment.refunded' }),
  'notification.send': () => ({ type: 'notification.sent' }),
};

/**
 * Plays the other services over the real broker: answers commands as the script says, and keeps what it saw. The order
 * service cannot tell the difference, and each answer can be made late, doubled or left out.
 */
export async function playParticipants(amqpUrl: string, script: Script = {}) {
  const connection = await connect(amqpUrl);
  const channel: ConfirmChannel = await connection.createConfirmChannel();
  channel.on('error', () => {}); // whoever waits for an answer of this channel hears of it
  // The queues must be there whoever is first.
  await declareTopology(channel);
  const seen: AnyMessage[] = [];
  let answers: Script = { ...usual, ...script };
  let isStopping = false;

  async function send(message: AnyMessage): Promise<void> {
    channel.publish('order.exchange', message.type, Buffer.from(JSON.stringify(message)), {
      messageId: message.id,
      type: message.type,
    });
    await channel.waitForConfirms();
  }

  function answer<T extends MessageType>(
    command: AnyMessage,
    type: T,
    extra: Partial<PayloadOf<T>> = {},
    change: Partial<AnyMessage> = {},
  ): AnyMessage {
    const data = {
      orderId: command.correlationId,
      paymentId: v7(),
      notificationId: v7(),
      amount: { amount: 1, currency: 'EUR' },
      reason: 'because',
      ...extra,
    };
    const { commandId, sagaEpoch, correlationId } = command;
    const base = {
      id: v7(),
      type,
      version: 1,
      occurredAt: new Date().toISOString(),
      dataEpoch: 1,
      correlationId,
      commandId,
      sagaEpoch,
      data,
    };
    return { ...base, ...change } as AnyMessage; // a test's own message, of the fields above
  }

  async function take(body: Buffer): Promise<void> {
    const parsed = parseMessage(body);
    if (!parsed.ok) throw new Error(parsed.error);
    seen.push(parsed.message);
    const reply = answers[parsed.message.type]?.(parsed.message) ?? 'silence';
    if (reply !== 'silence')
      await send(answer(parsed.message, reply.type, reply.reason ? { reason: reply.reason } : {}));
  }

  for (const name of [
    'product.commands',
    'payment.commands',
    'notification.commands',
    'customer.order-history',
  ] as const) {
    await channel.consume(name, (raw) => {
      if (raw === null) return;
      take(raw.content)
        .then(() => channel.ack(raw))
        .catch((error: unknown) => {
          // The end of the test can cut an answer off; anything else must fail the run.
          if (!isStopping) throw error;
        });
    });
  }
  return {
    seen,
    of: (orderId: string, type?: MessageType) =>
      seen.filter((m) => m.correlationId === orderId && (type === undefined || m.type === type)),
    send,
    answer,
    change(next: Script): void {
      answers = { ...usual, ...next };
    },
    stop: () => {
      isStopping = true;
      return connection.close();
    },
  };
}

export type Participants = Awaited<ReturnType<typeof playParticipants>>;
