import { context } from '@opentelemetry/api';
import type { PoolConnection } from 'mysql2/promise';
import { asDriverError, isConnectionLoss } from './errors.ts';
import { oneLine, roundTrip, type Statement } from './round-trip.ts';

/** A write that had to change a number of rows and did not: somebody else was faster. The transaction is rolled back. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';
}

export interface Transaction {
  /** Reads now. Writes that wait go along in the same round trip, first. */
  read<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Writes now and tells how many rows were matched. */
  change(sql: string, values?: readonly unknown[]): Promise<number>;
  /**
   * Writes with the next round trip, at the latest before the commit. `mustChange`: how many rows it has to match, or
   * the transaction fails with an ExpectationError.
   */
  write(sql: string, values?: readonly unknown[], mustChange?: number): void;
  /** Runs after the commit; never when it fails. Must not throw. */
  afterCommit(effect: () => void): void;
}

/** A statement that waits. `guards`: it fails unless this write before it matched as many rows as it had to. */
interface Pending extends Statement {
  guards?: { sql: string; mustChange: number };
}

/**
 * Fails in the server when the write before it met another number of rows, so that a COMMIT can travel in the same
 * round trip and is not reached. (A subquery of two rows where one value is wanted: error 1242.)
 */
const guardSql = 'SET @met = IF(ROW_COUNT() = ?, 1, (SELECT 1 UNION SELECT 2))';
const guardErrno = 1242;

interface ResultHeader {
  affectedRows: number;
}

/**
 * One transaction on one connection. Every round trip costs more than the statement in it, so statements whose answer
 * nobody waits for are sent together with the next one that is awaited (several statements in one query).
 */
export class RunningTransaction implements Transaction {
  readonly effects: (() => void)[] = [];
  readonly #connection: PoolConnection;
  readonly #statementMs: number;
  #pending: Pending[] = [{ sql: 'START TRANSACTION', values: [] }];
  #recorder: string[] | undefined;
  #over: { why: unknown } | undefined;
  #isLost = false;
  #isCommitSent = false;

  constructor(connection: PoolConnection, statementMs: number) {
    this.#connection = connection;
    this.#statementMs = statementMs;
  }

  /** The connection failed, not a statement. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** From here on a lost connection means that nobody knows whether it was committed. */
  get isCommitSent(): boolean {
    return this.#isCommitSent;
  }

  /** From now on every use throws: the connection goes to somebody else. */
  end(): void {
    this.#over ??= { why: new Error('This transaction has ended.') };
  }

  /** Statements of `work` are noted in `into`, for its span. */
  async recording<T>(into: string[], work: () => Promise<T>): Promise<T> {
    into.length = 0; // an earlier try's
    this.#recorder = into;
    try {
      return await work();
    } finally {
      this.#recorder = undefined;
    }
  }

  async read<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    // The shape of a row is what its SELECT names; the store that wrote it vouches for T.
    return (await this.#send({ sql, values })) as T[];
  }

  async change(sql: string, values: readonly unknown[] = []): Promise<number> {
    return ((await this.#send({ sql, values })) as ResultHeader).affectedRows; // a write answers with a header
  }

  write(sql: string, values: readonly unknown[] = [], mustChange?: number): void {
    this.#mustBeOpen();
    this.#note(sql);
    this.#pending.push({ sql, values });
    if (mustChange !== undefined) {
      this.#pending.push({ sql: guardSql, values: [mustChange], guards: { sql, mustChange } });
    }
  }

  afterCommit(effect: () => void): void {
    // In the trace that it belongs to: after the commit, the one active is that of the whole batch, or none.
    this.effects.push(context.bind(context.active(), effect));
  }

  /** Sends what waits and COMMIT, in one round trip: the server stops at the first statement that fails. */
  async commit(): Promise<void> {
    this.#pending.push({ sql: 'COMMIT', values: [] });
    await this.#flush(() => {
      this.#isCommitSent = true;
    });
    this.end();
  }

  async #send(statement: Pending): Promise<unknown> {
    this.#note(statement.sql);
    this.#pending.push(statement);
    const results = await this.#flush();
    return results[results.length - 1];
  }

  async #flush(onSend?: () => void): Promise<unknown[]> {
    this.#mustBeOpen();
    const batch = this.#pending;
    this.#pending = [];
    onSend?.();
    try {
      return await roundTrip(this.#connection, batch, this.#statementMs);
    } catch (cause) {
      const error = missedExpectation(cause, batch) ?? cause;
      // Statements after the one that failed were not run, so going on would commit half of what was asked.
      this.#over ??= { why: error };
      if (isConnectionLoss(error)) this.#isLost = true;
      throw error;
    }
  }

  #mustBeOpen(): void {
    if (this.#over) throw this.#over.why;
  }

  #note(sql: string): void {
    if (this.#recorder && this.#recorder.length < 12) this.#recorder.push(oneLine(sql));
  }
}

function missedExpectation(error: unknown, batch: readonly Pending[]): ExpectationError | undefined {
  const { errno, statementIndex } = asDriverError(error);
  if (errno !== guardErrno || statementIndex === undefined) return undefined;
  const { guards } = batch[statementIndex] ?? {};
  return guards && new ExpectationError(`did not meet ${guards.mustChange} rows: ${oneLine(guards.sql)}`);
}
