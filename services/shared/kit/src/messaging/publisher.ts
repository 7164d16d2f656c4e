import { type AnyMessage, exchangeOf } from '@bulkhead/contracts';
import type { ChannelModel, ConfirmChannel } from 'amqplib';
import { v7 } from 'uuid';
import { attr } from '../telemetry/attributes.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** The broker did not confirm: it may or may not have the message. Sending it again is safe (same id). */
export class NotConfirmedError extends Error {
  override readonly name = 'NotConfirmedError';
}

export interface Publisher {
  /** Uses this connection from now on. */
  open(connection: ChannelModel): Promise<void>;
  /**
   * Resolves when the broker has confirmed that a queue holds the message. A message that no queue takes is confirmed
   * too, after it was returned; that counts as not sent.
   */
  publish(message: AnyMessage, traceparent: string | undefined): Promise<void>;
  /** To one queue by its name, past the exchanges; for dead letters. */
  publishToQueue(
    queue: string,
    body: Buffer,
    headers: Record<string, string>,
    messageId: string | undefined,
  ): Promise<void>;
  readonly inFlight: number;
  /** False while there is no channel, or the broker takes nothing: a publish would fail at once. */
  readonly isOpen: boolean;
}

export const confirmMs = 4_000;
export const maxInFlight = 2_000;

interface SendOptions {
  messageId: string;
  type?: string;
  headers: Record<string, string>;
}

export function createPublisher(telemetry: Telemetry): Publisher {
  let channel: ConfirmChannel | undefined;
  let isBlocked = false;
  let inFlight = 0;
  const returned = new Set<string>();

  // #region confirm
  async function send(exchange: string, key: string, body: Buffer, options: SendOptions): Promise<void> {
    const via = channel;
    if (via === undefined) throw new NotConfirmedError('the broker is not connected');
    if (isBlocked) throw new NotConfirmedError('the broker takes no messages now');
    if (inFlight >= maxInFlight) throw new NotConfirmedError('too many messages wait for a confirm');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new NotConfirmedError(`no confirm within ${confirmMs} ms`)), confirmMs);
    inFlight += 1;
    try {
      const properties = {
        ...options,
        persistent: true,
        mandatory: true,
        contentType: 'application/json',
        timestamp: Date.now(),
      };
      via.publish(exchange, key, body, properties, (error) => {
        if (error) reject(new NotConfirmedError('the broker refused the message', { cause: error }));
        else if (returned.has(options.messageId)) reject(new NotConfirmedError(`no queue takes ${key}`));
        else resolve();
      });
      await promise;
    } finally {
      clearTimeout(timer);
      inFlight -= 1;
      returned.delete(options.messageId);
    }
  }
  // #endregion confirm

  return {
    async open(connection) {
      const next = await connection.createConfirmChannel();
      next.on('return', (message) => {
        // Comes before the confirm of the same message.
        returned.add(String(message.properties.messageId));
      });
      next.on('error', () => void connection.close().catch(() => {}));
      next.on('close', () => {
        if (channel === next) channel = undefined;
        void connection.close().catch(() => {});
      });
      connection.on('blocked', () => {
        if (channel === next) isBlocked = true;
      });
      connection.on('unblocked', () => {
        if (channel === next) isBlocked = false;
      });
      returned.clear();
      isBlocked = false;
      channel = next;
    },
    publish(message, traceparent) {
      const attributes = {
        [attr.messageId]: message.id,
        [attr.orderId]: message.correlationId,
        'messaging.system': 'rabbitmq',
      };
      const parent = telemetry.contextFrom(traceparent);
      return telemetry.within({ op: 'publish', peer: 'rabbitmq', name: message.type, parent, attributes }, async () => {
        const body = Buffer.from(JSON.stringify(message));
        await send(exchangeOf(message.type), message.type, body, {
          messageId: message.id,
          type: message.type,
          headers: telemetry.outgoingHeaders(),
        });
      });
    },
    publishToQueue(queue, body, headers, messageId) {
      // A message that came without an id gets one: by it a return is told from a success.
      return send('', queue, body, { headers, messageId: messageId ?? v7() });
    },
    get inFlight() {
      return inFlight;
    },
    get isOpen() {
      return channel !== undefined && !isBlocked;
    },
  };
}
