import type { Message, MessageType, QueueName } from '@bulkhead/contracts';
import type { ChannelModel } from 'amqplib';
import { type Batcher, createBatcher } from '../database/batcher.ts';
import type { Database } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Failpoints } from '../failpoints.ts';
import type { Logger } from '../service/logger.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { deadLetter } from './dead-letter.ts';
import { type Delivery, type OpenChannel, receive } from './delivery.ts';
import { createBatchHandler } from './handle-batch.ts';
import type { Inbox } from './inbox.ts';
import type { Publisher } from './publisher.ts';

/** What became of a message: `fenced` when an older command or epoch was refused. */
export type Handled = undefined | { fenced: string };

export type Handlers = {
  [T in MessageType]?: (tx: Transaction, message: Message<T>) => Promise<Handled> | Handled;
};

export interface ConsumerSpec {
  queue: QueueName;
  /**
   * Each runs in the transaction that also notes the message in the inbox. It may be run again, so its only effects
   * are those of `tx`.
   */
  handlers: Handlers;
}

export interface ConsumerParts {
  database: Database;
  publisher: Publisher;
  inbox: Inbox;
  telemetry: Telemetry;
  failpoints: Failpoints;
  logger: Logger;
  dataEpoch: () => number;
}

export interface Consumer {
  readonly queue: QueueName;
  /** Begins to consume on this connection. */
  open(connection: ChannelModel): Promise<void>;
  /** Takes no more, and lets what is in hand end. */
  stop(): Promise<void>;
}

export const prefetch = 64;
const cancelMs = 1_000;
const asideMs = 1_000;
const maxTimesPutAside = 100;

/** Consumes one queue: batches what waits, handles it in one transaction, acknowledges after the commit. */
export function createConsumer(spec: ConsumerSpec, parts: ConsumerParts): Consumer {
  const { telemetry, logger, publisher } = parts;
  const stopping = new AbortController();
  let current: (OpenChannel & { tag: string }) | undefined;

  async function park(delivery: Pick<Delivery, 'raw' | 'ack' | 'giveBack'>, error: unknown): Promise<void> {
    const messageId = String(delivery.raw.properties.messageId ?? 'unknown');
    const type = String(delivery.raw.properties.type ?? delivery.raw.fields.routingKey);
    const detail = error instanceof Error ? error.message : String(error);
    logger.error({ err: error, messageId, queue: spec.queue }, 'message parked in the dead letters');
    try {
      await deadLetter(publisher, spec.queue, delivery.raw, error);
    } catch (parkError) {
      logger.warn({ err: parkError, messageId }, 'could not park a message; it goes back to its queue');
      delivery.giveBack();
      return;
    }
    telemetry.fact('message.refused', {
      messageId,
      type,
      queue: spec.queue,
      why: 'dead-lettered',
      detail: detail.slice(0, 500),
    });
    delivery.ack();
  }

  function putAside(delivery: Delivery): void {
    delivery.timesPutAside += 1;
    if (delivery.timesPutAside > maxTimesPutAside) {
      delivery.span.end(new Error('the database was busy for too long'));
      delivery.giveBack(); // the broker counts it, and ends it one day
      return;
    }
    // It stays in our hand, so the broker counts no attempt, and the prefetch bounds how many there are.
    setTimeout(
      () => {
        if (!stopping.signal.aborted && !batcher.add(delivery)) delivery.giveBack();
      },
      asideMs * (0.75 + Math.random() / 2),
    ).unref();
  }

  const handleBatch = createBatchHandler(spec, parts, { park, putAside }, stopping.signal);
  const batcher: Batcher<Delivery> = createBatcher({ maxBatch: 64, maxWaiting: 1_000, lanes: 1, run: handleBatch });

  function take(open: OpenChannel, raw: Parameters<typeof receive>[3]): void {
    const received = receive(telemetry, open, spec.queue, raw);
    if (!received.ok) {
      void park(received, new Error(received.error));
      return;
    }
    const { delivery } = received;
    const { id: messageId, type, dataEpoch } = delivery.message;
    if (dataEpoch < parts.dataEpoch()) {
      telemetry.fact('message.refused', { messageId, type, queue: spec.queue, why: 'older-world' });
      delivery.span.refused('older-world');
      delivery.span.end();
      delivery.ack();
    } else if (spec.handlers[type] === undefined) {
      const error = new Error(`nobody here handles ${type}`);
      delivery.span.end(error);
      void park(delivery, error);
    } else if (!batcher.add(delivery)) {
      delivery.span.end(new Error('too many messages wait'));
      delivery.giveBack();
    }
  }

  return {
    queue: spec.queue,
    async open(connection) {
      const channel = await connection.createChannel();
      const open: OpenChannel = { channel, isClosed: false };
      const giveUp = () => {
        open.isClosed = true;
        void connection.close().catch(() => {});
      };
      channel.on('error', giveUp);
      channel.on('close', giveUp);
      await channel.prefetch(prefetch);
      const { consumerTag } = await channel.consume(spec.queue, (raw) => {
        // null: the broker cancelled us (the queue was deleted). A new connection declares it again.
        if (raw === null) giveUp();
        else if (!stopping.signal.aborted) take(open, raw);
      });
      current = Object.assign(open, { tag: consumerTag });
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      const cancelled = current?.channel.cancel(current.tag).catch(() => {});
      await Promise.race([cancelled, new Promise((resolve) => setTimeout(resolve, cancelMs).unref())]);
      await batcher.idle();
    },
  };
}
