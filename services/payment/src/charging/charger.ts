import {
  createPoller,
  DatabaseUnavailableError,
  PeerUnavailableError,
  type Poller,
  type ServiceContext,
} from '@bulkhead/kit';
import { recordOutcome } from '../payments/record-outcome.ts';
import { askProcessor } from './ask-processor.ts';
import { askAgainInMs } from './backoff.ts';
import type { CardProcessor } from './card-processor.ts';
import { claimDue, postpone, wakePostponed } from './due-store.ts';
import { leaseMs } from './lease.ts';
import { createProcessorWatch } from './processor-watch.ts';
import { type ChargeTask, taskOf } from './task.ts';
import { createWorkQueue } from './work-queue.ts';

export interface Charger extends Poller {
  /** Takes a payment that was just committed. When there is no room, its row is found later. */
  take(this: void, task: ChargeTask): void;
}

/** As many as the client has connections: a few cards that never answer must not hold up the others. */
export const concurrency = 32;
export const maxWaiting = 500;
const claimAtOnce = 64;
export const pollEveryMs = 500;

/**
 * Asks the card processor, outside of any transaction, and writes what it said. It never gives up: a payment stays
 * UNKNOWN and is asked for again until there is an answer. The rows are the queue; what is in memory is a short cut.
 */
export function createCharger(context: ServiceContext, processor: CardProcessor): Charger {
  const { database, failpoints, grouped, logger, telemetry } = context;
  const stopping = new AbortController();
  const watch = createProcessorWatch(() => processor.isThere());

  // #region unknown-outcome
  async function ask(task: ChargeTask): Promise<void> {
    try {
      await failpoints.reach('payment.after-insert-before-charge');
      const charge = await askProcessor(processor, task);
      await failpoints.reach('payment.after-charge-before-record');
      await recordOutcome(context, task, charge);
    } catch (error) {
      if (!(error instanceof PeerUnavailableError)) throw error;
      logger.info(
        { orderId: task.orderId, attempts: task.attempts, why: error.message },
        'outcome of a payment unknown',
      );
      watch.doubt();
      const delayMs = askAgainInMs(task.attempts, Math.random);
      await grouped.run('ask again later', async (tx) => postpone(tx, task.orderId, delayMs));
    }
  }
  // #endregion unknown-outcome

  const queue = createWorkQueue<ChargeTask>({
    concurrency,
    maxWaiting,
    run: (task) =>
      telemetry
        .inTrace(task.traceparent, () => ask(task))
        .catch((error: unknown) => {
          if (error instanceof DatabaseUnavailableError) return takeUpAgain(task);
          // The row still says what is to be asked, and is due again when its lease is over.
          logger.error({ err: error, orderId: task.orderId }, 'payment left for later');
          return undefined;
        }),
  });

  /** What was answered could not be written. As soon as it can, the processor is asked what it said. */
  async function takeUpAgain(task: ChargeTask): Promise<void> {
    const patience = AbortSignal.any([stopping.signal, AbortSignal.timeout(leaseMs)]);
    const isBack = await database.whenAvailable(patience).then(
      () => true,
      () => false, // the row is found later, by whoever runs then
    );
    if (isBack && !queue.isWaiting(task.orderId)) take({ ...task, isFirst: false });
  }

  function take(task: ChargeTask): void {
    queue.add(task.orderId, task);
  }

  async function pollOnce(): Promise<void> {
    const seen = await watch.look();
    if (seen === 'away') return;
    if (seen === 'back') await database.batch((tx) => wakePostponed(tx));
    const limit = Math.min(claimAtOnce, queue.room);
    if (limit === 0) return;
    const due = await database.batch((tx) => claimDue(tx, limit, leaseMs));
    for (const payment of due) {
      const task = taskOf(payment);
      if (task) take(task);
    }
    if (due.length === limit) poller.nudge();
  }

  const poller = createPoller({ name: 'charger', everyMs: pollEveryMs, database, logger, run: pollOnce });

  return {
    take,
    start: () => poller.start(),
    nudge: () => poller.nudge(),
    async stop() {
      stopping.abort(new Error('stopping'));
      await poller.stop();
      await queue.stop();
    },
  };
}
