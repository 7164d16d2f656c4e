import { createPool, type Pool, type PoolConnection } from 'mysql2/promise';
import { isConnectionLoss } from './errors.ts';
import { discard } from './round-trip.ts';

export interface DatabaseAddress {
  host: string;
  port: number;
  name: string;
  user: string;
  password: string;
}

export interface PoolLimits {
  connections: number;
  /** How many may wait for a connection; more are refused at once. */
  waiting: number;
  connectMs: number;
  /** How long a statement may take; the server ends it a little earlier by itself where it can. */
  statementMs: number;
}

export const defaultLimits: PoolLimits = { connections: 8, waiting: 200, connectMs: 1_000, statementMs: 2_000 };

/** Connection options that every connection of the project shares (see docs: mysql2 rounds big integers silently). */
export function connectionOptions(address: DatabaseAddress, connectMs: number) {
  return {
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.name,
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    // An object is a string, never a list of assignments: a value from outside can't become SQL.
    stringifyObjects: true,
    connectTimeout: connectMs,
    enableKeepAlive: true,
  } as const;
}

export function openPool(address: DatabaseAddress, limits: PoolLimits): Pool {
  const pool = createPool({
    ...connectionOptions(address, limits.connectMs),
    // One round trip may carry several statements; values are escaped by the driver, never joined by hand.
    multipleStatements: true,
    connectionLimit: limits.connections,
    queueLimit: limits.waiting,
    waitForConnections: true,
    maxIdle: limits.connections,
  });
  const serverMs = limits.statementMs - 200;
  // The two comments are statements for one flavour each: MariaDB counts in seconds, MySQL in milliseconds. The lock
  // wait is shorter than the deadline, so that the server says why before we hang up.
  const settings =
    `SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED; SET SESSION /*M!100100 max_statement_time = ${serverMs / 1_000}, */ ` +
    `/*!80000 max_execution_time = ${serverMs}, */ innodb_lock_wait_timeout = 1`;
  pool.pool.on('connection', (connection) => {
    connection.on('error', () => {}); // a loss is seen by the query that meets it
    // Without its settings a connection is of no use, and what waits behind them must not wait for ever.
    connection.query({ sql: settings, timeout: limits.statementMs }, (error) => {
      if (error) connection.destroy();
    });
  });
  return pool;
}

/** How a pool is doing at this moment. */
export function poolFigures(pool: Pool): { limit: number; open: number; free: number; waiting: number } {
  // Not in the driver's types, and there is no other way to ask: what is missing counts as nothing.
  const inner = pool.pool as unknown as Partial<Record<string, { length?: number; connectionLimit?: number }>>;
  const lengthOf = (name: string) => inner[name]?.length ?? 0;
  return {
    limit: inner['config']?.connectionLimit ?? 0,
    open: lengthOf('_allConnections'),
    free: lengthOf('_freeConnections'),
    waiting: lengthOf('_connectionQueue'),
  };
}

/**
 * Takes a connection, or gives up after `acquireMs`. mysql2 has no such deadline; a connection that comes too late
 * is handed back, or the slot would be lost for ever.
 */
export async function acquire(pool: Pool, acquireMs: number): Promise<PoolConnection> {
  let isLate = false;
  const { promise, resolve, reject } = Promise.withResolvers<PoolConnection>();
  const timer = setTimeout(() => {
    isLate = true;
    reject(Object.assign(new Error(`no free connection within ${acquireMs} ms`), { code: 'POOL_ACQUIRE_TIMEOUT' }));
  }, acquireMs);
  pool.getConnection().then(
    (connection) => {
      if (isLate) connection.release();
      else resolve(connection);
    },
    (error: unknown) => reject(error),
  );
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

/** Gives a connection back when it is sound, or throws it away: a doubtful one could carry a stranger's transaction. */
export function giveBack(connection: PoolConnection, error?: unknown): void {
  if (error !== undefined && isConnectionLoss(error)) discard(connection);
  else connection.release();
}
