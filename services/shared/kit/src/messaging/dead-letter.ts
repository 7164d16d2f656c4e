import { deadLetterQueue, type QueueName } from '@bulkhead/contracts';
import type { ConsumeMessage } from 'amqplib';
import type { Publisher } from './publisher.ts';

// #region dead-letter
/**
 * Parks a message that can't be handled in the queue's dead-letter queue, with the reason. Resolves when the broker
 * has confirmed it, so that the original may be acknowledged.
 */
export async function deadLetter(
  publisher: Publisher,
  queue: QueueName,
  raw: ConsumeMessage,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const headers: Record<string, string> = {
    'x-dead-reason': reason.slice(0, 500),
    'x-dead-stack': stack.slice(0, 4_000),
    'x-dead-at': new Date().toISOString(),
    'x-dead-queue': queue,
    'x-dead-type': String(raw.properties.type ?? raw.fields.routingKey),
  };
  const traceparent: unknown = raw.properties.headers?.traceparent;
  if (typeof traceparent === 'string') headers.traceparent = traceparent;
  const messageId: unknown = raw.properties.messageId;
  await publisher.publishToQueue(
    deadLetterQueue(queue),
    raw.content,
    headers,
    typeof messageId === 'string' ? messageId : undefined,
  );
}
// #endregion dead-letter
