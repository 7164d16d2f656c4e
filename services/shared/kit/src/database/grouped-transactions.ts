import { type Context, context } from '@opentelemetry/api';
import { ProblemError } from '../http/problem.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createBatcher } from './batcher.ts';
import type { Database } from './database.ts';
import { DatabaseBusyError, DatabaseUnavailableError } from './errors.ts';
import type { RunningTransaction, Transaction } from './transaction.ts';

export interface GroupedWork<T> {
  name: string;
  work: (tx: Transaction) => Promise<T>;
  /** The trace that this work belongs to. */
  context: Context;
}

/**
 * Runs one piece of a batch inside the batch's transaction, with a span in its own trace. The span ends when the
 * transaction does: `onEnd` collects how to end it.
 */
export async function runPart<T>(
  parts: { telemetry: Telemetry; database: Database; tx: RunningTransaction; onEnd: ((error?: unknown) => void)[] },
  piece: GroupedWork<T>,
): Promise<T> {
  const { telemetry, database, tx } = parts;
  const operation = telemetry.start({ op: 'sql', peer: database.id, name: piece.name, parent: piece.context });
  const statements: string[] = [];
  parts.onEnd.push((error) => {
    operation.statements(statements);
    operation.end(error);
  });
  return context.with(piece.context, () => tx.recording(statements, () => piece.work(tx)));
}

interface Waiting {
  run: (tx: RunningTransaction, onEnd: ((error?: unknown) => void)[]) => Promise<() => void>;
  reject: (error: unknown) => void;
}

export interface GroupedTransactions {
  /** Like `Database.transaction`, but may share its transaction with others that wait at the same time. */
  run<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** Group commit for independent pieces of work. When a shared transaction fails, each piece gets one of its own. */
export function createGroupedTransactions(database: Database, telemetry: Telemetry): GroupedTransactions {
  async function together(items: Waiting[]): Promise<void> {
    const onEnd: ((error?: unknown) => void)[] = [];
    try {
      const settle = await database.batch(async (tx) => {
        for (const end of onEnd.splice(0)) end(new Error('rolled back, tried again'));
        const settlers: (() => void)[] = [];
        for (const item of items) settlers.push(await item.run(tx, onEnd));
        return settlers;
      });
      for (const end of onEnd) end();
      for (const done of settle) done();
    } catch (error) {
      for (const end of onEnd) end(error);
      throw error;
    }
  }

  async function run(items: Waiting[]): Promise<void> {
    try {
      await together(items);
    } catch (error) {
      const isAway = error instanceof DatabaseUnavailableError && !(error instanceof DatabaseBusyError);
      if (items.length === 1 || isAway) {
        for (const item of items) item.reject(error);
        return;
      }
      for (const item of items) await together([item]).catch(item.reject);
    }
  }

  const batcher = createBatcher<Waiting>({ maxBatch: 64, maxWaiting: 500, lanes: 2, run });
  return {
    run<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const piece: GroupedWork<T> = { name, work, context: context.active() };
      const isTaken = batcher.add({
        reject,
        run: async (tx, onEnd) => {
          const result = await runPart({ telemetry, database, tx, onEnd }, piece);
          return () => resolve(result);
        },
      });
      if (!isTaken)
        reject(
          new ProblemError('service-unavailable', 'Too many requests are waiting for the database.', {
            retryAfterS: 1,
          }),
        );
      return promise;
    },
  };
}
