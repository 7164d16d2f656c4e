import type { DatabaseId, PoolState } from '@bulkhead/contracts';
import type { PoolConnection } from 'mysql2/promise';
import { attr } from '../telemetry/attributes.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { type Availability, watchAvailability } from './availability.ts';
import {
  asDriverError,
  CommitOutcomeUnknownError,
  DatabaseBusyError,
  DatabaseUnavailableError,
  isConnectionLoss,
  isRetryable,
  isTooSlow,
} from './errors.ts';
import {
  acquire,
  type DatabaseAddress,
  defaultLimits,
  giveBack,
  openPool,
  type PoolLimits,
  poolFigures,
} from './pool.ts';
import { discard, oneLine, roundTrip } from './round-trip.ts';
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
  readonly limits: PoolLimits;
  /** The connections at this moment: those for work, and those that hold locks. */
  pools(): PoolState[];
  /** One read outside a transaction. `name` is what the span is called. */
  read<T>(name: string, sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** The same without a span, for what asks again and again. */
  glance<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
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

export const acquireMs = 1_000;
const maxAttempts = 5;
/** Each of these tries has waited for a second or more. */
const maxSlowAttempts = 2;
const endMs = 1_000;

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

  /** One try. Any error leaves the transaction function, rolls back, and throws the connection away when that fails too. */
  async function attempt<T>(work: (tx: RunningTransaction) => Promise<T>): Promise<T> {
    const connection = await connect();
    const tx = new RunningTransaction(connection, limits.statementMs);
    let result: T;
    try {
      result = await work(tx);
      await tx.commit();
    } catch (error) {
      tx.end();
      if (tx.isLost) {
        discard(connection);
        throw unavailable(error, tx.isCommitSent ? CommitOutcomeUnknownError : DatabaseUnavailableError);
      }
      await rollBack(connection);
      throw error;
    }
    connection.release();
    for (const effect of tx.effects) effect();
    return result;
  }

  async function rollBack(connection: PoolConnection): Promise<void> {
    try {
      await roundTrip(connection, [{ sql: 'ROLLBACK', values: [] }], limits.statementMs);
      connection.release();
    } catch {
      discard(connection);
    }
  }

  async function glance<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    const connection = await connect();
    try {
      const [rows] = await roundTrip(connection, [{ sql, values }], limits.statementMs);
      connection.release();
      return rows as T[]; // see Transaction.read
    } catch (error) {
      giveBack(connection, error);
      if (isConnectionLoss(error)) throw unavailable(error);
      throw isRetryable(error) ? new DatabaseBusyError(id, asDriverError(error).message, error) : error;
    }
  }

  async function batch<T>(work: (tx: RunningTransaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(work);
      } catch (error) {
        if (!isRetryable(error)) throw error;
        if (tries >= (isTooSlow(error) ? maxSlowAttempts : maxAttempts)) {
          throw new DatabaseBusyError(id, asDriverError(error).message, error);
        }
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
      }
    }
  }

  return {
    id,
    batch,
    glance,
    limits,
    pools: () => [
      { name: 'work', ...poolFigures(pool) },
      { name: 'locks', ...poolFigures(lockPool) },
    ],
    get isAvailable() {
      return availability.isAvailable;
    },
    get why() {
      return availability.why;
    },
    whenAvailable: availability.whenAvailable,
    read<T>(name: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
      const attributes = { [attr.statements]: [oneLine(sql)], 'db.system.name': 'mysql' };
      return telemetry.within({ op: 'sql', peer: id, name, attributes }, () => glance<T>(sql, values));
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
        const [rows] = await roundTrip(
          connection,
          [{ sql: 'SELECT GET_LOCK(?, 0) AS got', values: [name] }],
          limits.statementMs,
        );
        const isHeld = (rows as { got: number | null }[])[0]?.got === 1; // one row, one column
        if (isHeld) {
          await work();
          await roundTrip(connection, [{ sql: 'DO RELEASE_LOCK(?)', values: [name] }], limits.statementMs);
        }
        connection.release();
        return isHeld;
      } catch (error) {
        discard(connection); // and with it the lock
        throw isConnectionLoss(error) ? unavailable(error) : error;
      }
    },
    async stop() {
      availability.stop();
      const deadline = new Promise((resolve) => setTimeout(resolve, endMs).unref());
      await Promise.race([Promise.allSettled([pool.end(), lockPool.end()]), deadline]);
    },
  };
}
