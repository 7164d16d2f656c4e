import { deadLetterQueue, type QueueName } from '@bulkhead/contracts';
import { type ConfirmChannel, connect, type GetMessage } from 'amqplib';
import { BrokerUnreachableError } from './management.ts';

/** As many as one call moves. */
const maxMoved = 5_000;
const confirmMs = 4_000;

/**
 * Moves what lies in a queue's dead-letter queue back to the queue. Each message is taken away only when the broker
 * has confirmed the copy: one that is moved twice by a failure in between is the inbox's business, none gets lost.
 *
 * @returns how many were moved; at most those that were there when it began
 * @throws BrokerUnreachableError when the broker can't be reached, or stops answering on the way
 */
export async function redrive(amqpUrl: string, queue: QueueName, deadlineMs: number): Promise<number> {
  const connection = await withinDeadline(
    connect(amqpUrl, { noDelay: true, timeout: confirmMs, clientProperties: { connection_name: 'lab redrives' } }),
    confirmMs + 1_000,
  );
  // The failing operation tells; without a listener the event would end the process.
  connection.on('error', () => {});
  try {
    return await withinDeadline(move(await connection.createConfirmChannel(), queue), deadlineMs);
  } finally {
    await withinDeadline(connection.close(), 1_000).catch(() => {});
  }
}

async function move(channel: ConfirmChannel, queue: QueueName): Promise<number> {
  channel.on('error', () => {});
  const dead = deadLetterQueue(queue);
  const { messageCount } = await channel.checkQueue(dead);
  const limit = Math.min(messageCount, maxMoved);
  let moved = 0;
  while (moved < limit) {
    const message = await channel.get(dead, { noAck: false });
    if (message === false) break;
    await publishCopy(channel, queue, message);
    channel.ack(message);
    moved += 1;
  }
  // The answer to this comes after the broker has read every ack before it.
  await channel.checkQueue(dead);
  return moved;
}

function publishCopy(channel: ConfirmChannel, queue: string, { content, properties }: GetMessage): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let wasReturned = false;
  const onReturn = () => {
    wasReturned = true;
  };
  channel.once('return', onReturn);
  const type = typeof properties.type === 'string' ? properties.type : textOf(properties.headers?.['x-dead-type']);
  const options = {
    headers: withoutDeath(properties.headers ?? {}),
    persistent: true,
    mandatory: true,
    contentType: 'application/json',
    ...(type === undefined ? {} : { type }),
    ...(typeof properties.messageId === 'string' ? { messageId: properties.messageId } : {}),
  };
  channel.publish('', queue, content, options, (error) => {
    channel.off('return', onReturn);
    // The broker confirms also what it returned.
    if (error) reject(error);
    else if (wasReturned) reject(new Error(`there is no queue ${queue}`));
    else resolve();
  });
  return promise;
}

/** What tells of its death would be taken for the present one when it dies again. */
function withoutDeath(headers: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(headers).filter(
    ([name]) => !/^x-(dead-|death|first-death|last-death|delivery-count)/.test(name),
  );
  return Object.fromEntries(kept);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

async function withinDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BrokerUnreachableError(`rabbitmq did not do it: ${why}.`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
