import type { AnyMessage } from '@bulkhead/contracts';
import { DatabaseBusyError, DatabaseUnavailableError, isDuplicateKey } from '../database/errors.ts';
import { runPart } from '../database/grouped-transactions.ts';
import type { RunningTransaction, Transaction } from '../database/transaction.ts';
import type { ConsumerParts, ConsumerSpec, Handled } from './consumer.ts';
import type { Delivery } from './delivery.ts';

type AnyHandler = (tx: Transaction, message: AnyMessage) => Promise<Handled> | Handled;
type Outcome = { delivery: Delivery; result: 'done' | 'duplicate' | { fenced: string } };

export const maxAttempts = 4;

/**
 * Handles a batch of deliveries in one transaction, falling back to one transaction each when that fails. While the
 * database is away it waits and holds the messages: that is no fault of theirs and costs them no attempt.
 */
export function createBatchHandler(
  spec: ConsumerSpec,
  parts: ConsumerParts,
  ways: {
    /** Into the dead letters. */
    park: (delivery: Delivery, error: unknown) => Promise<void>;
    /** Lets those behind it pass, and comes back to it: a lock that others hold is no fault of the message. */
    putAside: (delivery: Delivery) => void;
  },
  stopping: AbortSignal,
): (deliveries: Delivery[]) => Promise<void> {
  const { database, inbox, telemetry, failpoints, logger } = parts;
  const { park, putAside } = ways;

  function handle(tx: Transaction, message: AnyMessage): Promise<Handled> | Handled {
    const handler = spec.handlers[message.type];
    if (handler === undefined) throw new Error(`${spec.queue} has no handler for ${message.type}`);
    // It was looked up by the type of the message that it gets, which TypeScript can't follow.
    return (handler as AnyHandler)(tx, message);
  }

  /** `asksFirst`: looks into the inbox before anything is handled; else a duplicate fails on the inbox's key. */
  async function inOneTransaction(deliveries: readonly Delivery[], asksFirst: boolean): Promise<Outcome[]> {
    const onEnd: ((error?: unknown) => void)[] = [];
    try {
      const outcomes = await database.batch(async (tx) => {
        for (const end of onEnd.splice(0)) end(new Error('rolled back, tried again'));
        return handleAll(tx, deliveries, asksFirst, onEnd);
      });
      for (const end of onEnd) end();
      return outcomes;
    } catch (error) {
      for (const end of onEnd) end(error);
      throw error;
    }
  }

  // #region batch-in-one-transaction
  async function handleAll(
    tx: RunningTransaction,
    deliveries: readonly Delivery[],
    asksFirst: boolean,
    onEnd: ((error?: unknown) => void)[],
  ): Promise<Outcome[]> {
    const ids = deliveries.map((d) => d.message.id);
    const seen = asksFirst ? await inbox.seen(tx, spec.queue, ids) : new Set<string>();
    const outcomes: Outcome[] = [];
    for (const delivery of deliveries) {
      const { message, span } = delivery;
      if (seen.has(message.id)) {
        outcomes.push({ delivery, result: 'duplicate' });
        continue;
      }
      seen.add(message.id);
      inbox.note(tx, spec.queue, message.id);
      const piece = {
        name: `handle ${message.type}`,
        context: span.context,
        work: async (part: Transaction) => handle(part, message),
      };
      outcomes.push({ delivery, result: (await runPart({ telemetry, database, tx, onEnd }, piece)) ?? 'done' });
    }
    await failpoints.reach(`${spec.queue}.before-commit`);
    return outcomes;
  }
  // #endregion batch-in-one-transaction

  function finish({ delivery, result }: Outcome): void {
    const { id: messageId, type, correlationId: orderId } = delivery.message;
    if (result === 'duplicate') {
      telemetry.fact('message.refused', { messageId, type, queue: spec.queue, why: 'duplicate' }, { orderId });
      delivery.span.refused('duplicate');
    } else if (result !== 'done') {
      telemetry.fact(
        'message.refused',
        { messageId, type, queue: spec.queue, why: 'fenced', detail: result.fenced },
        { orderId },
      );
      delivery.span.refused(`fenced: ${result.fenced}`);
    }
    delivery.ack();
    delivery.span.end();
  }

  /** Waits for the database. False when the service is stopping: the broker then delivers again, elsewhere or later. */
  async function waitForDatabase(error: DatabaseUnavailableError): Promise<boolean> {
    telemetry.fact('consumer.changed', { queue: spec.queue, state: 'paused', why: error.message });
    try {
      await database.whenAvailable(stopping);
    } catch {
      return false;
    }
    // It may not be known yet that it is away, or it refuses because it is full: no busy loop.
    await pause(100);
    telemetry.fact('consumer.changed', { queue: spec.queue, state: 'running' });
    return !stopping.aborted;
  }

  /** Handles these in one transaction, waiting for the database as long as it is away. Any other error is thrown. */
  async function handleTogether(deliveries: readonly Delivery[]): Promise<void> {
    for (let due = deliveries; ; due = dropStale(due)) {
      if (due.length === 0) return;
      try {
        // Hardly any message comes twice, so the question costs more than a second try once in a while.
        const outcomes = await inOneTransaction(due, due.some(wasDeliveredBefore)).catch((error: unknown) => {
          if (isDuplicateKey(error)) return inOneTransaction(due, true);
          throw error;
        });
        await failpoints.reach(`${spec.queue}.after-commit-before-ack`);
        for (const outcome of outcomes) finish(outcome);
        return;
      } catch (error) {
        if (!isAway(error)) throw error;
        if (await waitForDatabase(error)) continue;
        for (const delivery of due) delivery.span.end(error);
        return;
      }
    }
  }

  async function handleAlone(delivery: Delivery): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handleTogether([delivery]);
      } catch (error) {
        logger.warn({ err: error, messageId: delivery.message.id, attempt }, 'message failed');
        if (error instanceof DatabaseBusyError) return putAside(delivery);
        if (attempt >= maxAttempts) {
          delivery.span.end(error);
          return park(delivery, error);
        }
        await pause(50 * 2 ** attempt);
      }
    }
  }

  return async (deliveries) => {
    const due = dropStale(deliveries);
    try {
      await handleTogether(due);
    } catch {
      for (const delivery of dropStale(due)) await handleAlone(delivery);
    }
  };
}

function wasDeliveredBefore({ raw }: Delivery): boolean {
  return raw.fields.redelivered;
}

function isAway(error: unknown): error is DatabaseUnavailableError {
  return error instanceof DatabaseUnavailableError && !(error instanceof DatabaseBusyError);
}

/** The deliveries whose channel is still there; the broker has taken the others back. */
function dropStale(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.filter((delivery) => {
    if (delivery.isStale) delivery.span.end(new Error('the channel is gone; the broker delivers it again'));
    return !delivery.isStale;
  });
}

/** About this long, with full jitter around it. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random())));
}
