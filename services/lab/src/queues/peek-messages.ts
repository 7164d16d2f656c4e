import type { QueuedMessages } from '@bulkhead/contracts';
import type { Management, PeekedMessage } from './management.ts';

const peekCount = 20;
const peekBytes = 20_000;

/**
 * The first messages of a queue, left where they are. To look at a message the broker hands it out and takes it back,
 * so it is marked as redelivered from then on; consumers here do not mind.
 */
export async function peekMessages(management: Management, queue: string): Promise<QueuedMessages> {
  const peeked = await management.peek(queue, peekCount, peekBytes);
  return { messages: peeked.map(toMessage) };
}

function toMessage({
  payload,
  payload_bytes,
  payload_encoding,
  redelivered,
  routing_key,
  properties,
}: PeekedMessage): QueuedMessages['messages'][number] {
  const headers = properties.headers ?? {};
  const body = payload_encoding === 'base64' ? Buffer.from(payload, 'base64').toString('utf8') : payload;
  const reason = reasonOf(headers);
  return {
    type: properties.type ?? textOf(headers['x-dead-type']) ?? routing_key,
    redelivered,
    body,
    bytes: payload_bytes,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, headerText(value)])),
    ...(properties.message_id ? { messageId: properties.message_id } : {}),
    ...(reason ? { reason } : {}),
  };
}

/** A service gives a reason when it parks a message; the broker gives one when it was handed out too often. */
function reasonOf(headers: Record<string, unknown>): string | undefined {
  return textOf(headers['x-dead-reason']) ?? textOf(headers['x-first-death-reason']);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const maxHeaderLength = 2_000;

function headerText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > maxHeaderLength ? `${text.slice(0, maxHeaderLength)}…` : text;
}
