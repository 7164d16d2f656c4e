import type { DatabaseId } from '@bulkhead/contracts';
import type { PoolConnection } from 'mysql2/promise';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { attr } from '../telemetry/attributes.ts';
import { type Availability, watchAvailability } from './availability.ts';
import { asDriverError, CommitOutcomeUnknownError, DatabaseUnavailableError, isConnectionLoss, isRetryable } from './errors.ts';
import { acquire, type DatabaseAddress, defaultLimits, giveBack, openPool, type PoolLimits } from './pool.ts';
import { RunningTransaction, type Transaction } from './transaction.ts';

export interface DatabaseOptions {
  id: DatabaseId;
  address: DatabaseAddress;
  limits?: Partial<PoolLimits>;
  telemetry: Telemetry;
}

export interface Database extends Pick<Availability, 'whenAvailable'> {
  readonly id: DatabaseId;
  readonly isAvailable: boolean;
  readonly why: string | undefined;
  /** One read outside a transaction. `name` is what the span is called. */
  read<T>(name: string, sql: string, values?: readonly unknown[]): Promise<T[]>;
  /**
   * Runs `work` in a transaction. It is run again, from the start, after a deadlock or a lock wait that took too
   * long, so it may have no other effects than through `tx`.
   */
  transaction<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The same without a span of its own, for callers that make spans for the parts of a batch. */
  batch<T>(work: (tx: RunningTransaction) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while holding the named lock, on one connection, so that one instance of a service at a time does it.
   * False when another one holds it. The lock dies with its connection.
   */
  exclusively(lock: string, work: () => Promise<void>): Promise<boolean>;
  stop(): Promise<void>;
}

const acquireMs = 1_000;
const maxAttempts = 5;

export function createDatabase(options: DatabaseOptions): Database {
  const limits = { ...defaultLimits, ...options.limits };
  const { telemetry, id } = options;
  const pool = openPool(options.address, limits);
  // Holders of locks have connections of their own, so that nobody waits for a second connection while holding one.
  const lockPool = openPool(options.address, { ...limits, connections: 4 });
  const availability = watchAvailability(options.address, (isAvailable, why) => {
    telemetry.fact('database.changed', { state: isAvailable ? 'available' : 'unavailable', ...(why ? { why } : {}) });
  });

  function unavailable(error: unknown, Kind = DatabaseUnavailableError): DatabaseUnavailableError {
    const { code, errno, message } = asDriverError(error);
    const why = code === 'PROTOCOL_SEQUENCE_TIMEOUT' ? 'it does not answer' : (code ?? message);
    const isRefused = code === 'ECONNREFUSED' || code === 'PROTOCOL_CONNECTION_LOST' || errno === 1053;
    availability.suspect(why, isRefused);
    return new Kind(id, why, error);
  }

  async function connect(from = pool): Promise<PoolConnection> {
    if (!availability.isAvailable) throw new DatabaseUnavailableError(id, availability.why ?? 'it is away');
    try {
      return await acquire(from, acquireMs);
    } catch (error) {
      throw unavailable(error);
    }
  }

  /** One try. Any error leaves the transaction function, rolls back, and destroys the connection when that fails too. */
  async function attempt<T>(work: (tx: RunningTransaction) => Promise<T>): Promise<T> {
    const connection = await connect();
    const tx = new RunningTransaction(connection, limits.statementMs);
    let isCommitting = false;
    try {
      const result = await work(tx);
      isCommitting = true;
      await tx.commit();
      connection.release();
      for (const effect of tx.effects) effect();
      return result;
    } catch (error) {
      if (isConnectionLoss(error)) {
        connection.destroy();
        throw unavailable(error, isCommitting ? CommitOutcomeUnknownError : DatabaseUnavailableError);
      }
      await rollBack(connection);
      throw error;
    }
  }

  async function rollBack(connection: PoolConnection): Promise<void> {
    try {
      await connection.query({ sql: 'ROLLBACK', timeout: limits.statementMs });
      connection.release();
    } catch {
      connection.destroy();
    }
  }

  async function batch<T>(work: (tx: RunningTransaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (tries >= maxAttempts || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
      }
    }
  }

  return {
    id,
    batch,
    get isAvailable() {
      return availability.isAvailable;
    },
    get why() {
      return availability.why;
    },
    whenAvailable: availability.whenAvailable,
    read<T>(name: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
      const attributes = { [attr.statements]: [sql.replaceAll(/\s+/g, ' ').trim().slice(0, 200)], 'db.system.name': 'mysql' };
      return telemetry.within({ op: 'sql', peer: id, name, attributes }, async () => {
        const connection = await connect();
        try {
          const [rows] = await connection.query({ sql, values: [...values], timeout: limits.statementMs });
          connection.release();
          return rows as T[]; // see Transaction.read
        } catch (error) {
          giveBack(connection, error);
          throw isConnectionLoss(error) ? unavailable(error) : error;
        }
      });
    },
    transaction(name, work) {
      const attributes = { 'db.system.name': 'mysql' };
      const operation = telemetry.start({ op: 'sql', peer: id, name, attributes });
      const statements: string[] = [];
      return batch((tx) => tx.recording(statements, () => work(tx))).then(
        (result) => {
          operation.statements(statements);
          operation.end();
          return result;
        },
        (error: unknown) => {
          operation.statements(statements);
          operation.end(error);
          throw error;
        },
      );
    },
    async exclusively(lock, work) {
      const connection = await connect(lockPool);
      const name = `${options.address.name}.${lock}`;
      try {
        const [rows] = await connection.query({ sql: 'SELECT GET_LOCK(?, 0) AS got', values: [name], timeout: limits.statementMs });
        const isHeld = (rows as { got: number | null }[])[0]?.got === 1; // one row, one column
        if (isHeld) {
          await work();
          await connection.query({ sql: 'DO RELEASE_LOCK(?)', values: [name], timeout: limits.statementMs });
        }
        connection.release();
        return isHeld;
      } catch (error) {
        connection.destroy(); // and with it the lock
        throw isConnectionLoss(error) ? unavailable(error) : error;
      }
    },
    async stop() {
      availability.stop();
      await Promise.all([pool.end(), lockPool.end()]).catch(() => {});
    },
  };
}
