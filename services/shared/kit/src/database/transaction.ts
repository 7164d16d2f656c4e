import type { PoolConnection } from 'mysql2/promise';

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

interface Pending {
  sql: string;
  values: readonly unknown[];
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

  constructor(connection: PoolConnection, statementMs: number) {
    this.#connection = connection;
    this.#statementMs = statementMs;
  }

  /** Statements of `work` are noted in `into`, for its span. */
  async recording<T>(into: string[], work: () => Promise<T>): Promise<T> {
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
    this.#note(sql);
    this.#pending.push({ sql, values, mustChange });
  }

  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }

  /** Sends what waits and then COMMIT; in one round trip when no write has to be checked first. */
  async commit(): Promise<void> {
    if (this.#pending.some((p) => p.mustChange !== undefined)) await this.#flush();
    this.#pending.push({ sql: 'COMMIT', values: [], mustChange: undefined });
    await this.#flush();
  }

  async #send(statement: Pending): Promise<unknown> {
    this.#note(statement.sql);
    this.#pending.push(statement);
    const results = await this.#flush();
    return results[results.length - 1];
  }

  async #flush(): Promise<unknown[]> {
    const batch = this.#pending;
    this.#pending = [];
    const sql = batch.map((p) => p.sql).join(';\n');
    const values = batch.flatMap((p) => [...p.values]);
    const [answer] = await this.#connection.query({ sql, values, timeout: this.#statementMs });
    const results: unknown[] = batch.length === 1 ? [answer] : (answer as unknown[]); // several statements, several answers
    batch.forEach((statement, index) => {
      if (statement.mustChange === undefined) return;
      const { affectedRows } = results[index] as ResultHeader;
      if (affectedRows !== statement.mustChange) {
        throw new ExpectationError(`expected ${statement.mustChange} rows, met ${affectedRows}: ${statement.sql.slice(0, 120)}`);
      }
    });
    return results;
  }

  #note(sql: string): void {
    if (this.#recorder && this.#recorder.length < 12) this.#recorder.push(sql.replaceAll(/\s+/g, ' ').trim().slice(0, 200));
  }
}
