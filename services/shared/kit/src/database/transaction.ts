import { context } from '@opentelemetry/api';
import type { PoolConnection } from 'mysql2/promise';
import { isConnectionLoss } from './errors.ts';
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

interface Pending extends Statement {
  mustChange: number | undefined;
}

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
  #pending: Pending[] = [{ sql: 'START TRANSACTION', values: [], mustChange: undefined }];
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
    return (await this.#send({ sql, values, mustChange: undefined })) as T[];
  }

  async change(sql: string, values: readonly unknown[] = []): Promise<number> {
    return ((await this.#send({ sql, values, mustChange: undefined })) as ResultHeader).affectedRows; // a write answers with a header
  }

  write(sql: string, values: readonly unknown[] = [], mustChange?: number): void {
    this.#mustBeOpen();
    this.#note(sql);
    this.#pending.push({ sql, values, mustChange });
  }

  afterCommit(effect: () => void): void {
    // In the trace that it belongs to: after the commit, the one active is that of the whole batch, or none.
    this.effects.push(context.bind(context.active(), effect));
  }

  /** Sends what waits and then COMMIT; in one round trip when no write has to be checked first. */
  async commit(): Promise<void> {
    if (this.#pending.some((p) => p.mustChange !== undefined)) await this.#flush();
    this.#pending.push({ sql: 'COMMIT', values: [], mustChange: undefined });
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
      const results = await roundTrip(this.#connection, batch, this.#statementMs);
      for (const [index, statement] of batch.entries()) checkExpectation(statement, results[index]);
      return results;
    } catch (error) {
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

function checkExpectation({ sql, mustChange }: Pending, result: unknown): void {
  if (mustChange === undefined) return;
  const { affectedRows } = result as ResultHeader; // only writes have an expectation
  if (affectedRows !== mustChange)
    throw new ExpectationError(`expected ${mustChange} rows, met ${affectedRows}: ${oneLine(sql)}`);
}
