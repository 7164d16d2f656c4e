import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress as TestAddress } from '../../testing/src/database.ts';
import { createDatabase, type Database } from '../src/database/database.ts';
import type { DatabaseAddress, PoolLimits } from '../src/database/pool.ts';
import { createTelemetry, type Telemetry } from '../src/telemetry/telemetry.ts';

/** Telemetry that nobody listens to. */
export function quietTelemetry(): Telemetry {
  return createTelemetry({ hello: { token: '', source: 'product-service', instance: 'test', pid: process.pid } });
}

export function appAddress({ host, port, schema, app }: TestAddress): DatabaseAddress {
  return { host, port, name: schema, ...app };
}

export function migratorAddress({ host, port, schema, migrator }: TestAddress): DatabaseAddress {
  return { host, port, name: schema, ...migrator };
}

export function openDatabase(address: TestAddress, limits: Partial<PoolLimits> = {}): Database {
  return createDatabase({ id: 'product-mysql', address: appAddress(address), limits, telemetry: quietTelemetry() });
}

/** Runs statements past the kit, one after the other, and returns the rows of the last. */
export async function runSql<Row>(address: DatabaseAddress, ...statements: string[]): Promise<Row[]> {
  const { name: database, ...rest } = address;
  const connection = await createConnection({ ...rest, database, connectTimeout: 5_000 });
  connection.on('error', () => {});
  try {
    let rows: unknown = [];
    for (const sql of statements) [rows] = await connection.query({ sql, timeout: 10_000 });
    return rows as Row[]; // the test that wrote the statement vouches for its rows
  } finally {
    connection.destroy();
  }
}

/** What `work` throws. */
export async function errorOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** How long `work` takes, whether it fails or not. */
export async function timeOf(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work.catch(() => {});
  return performance.now() - startedAt;
}
