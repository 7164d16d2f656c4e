import { databaseIds } from '@bulkhead/contracts';
import { createConnection } from 'mysql2/promise';
import type { BenchTarget } from './bench-lab.ts';

/** The servers' versions and durability, as they say themselves. Throws when one of them is not durable. */
export async function checkDurability(target: BenchTarget): Promise<string[]> {
  const lines: string[] = [];
  for (const id of databaseIds) {
    const connection = await createConnection(target.admin(id));
    const [rows] = await connection.query(
      'SELECT @@version AS version, @@innodb_flush_log_at_trx_commit AS flush_log, @@sync_binlog AS sync_log, @@log_bin AS log_bin, @@innodb_buffer_pool_size DIV 1048576 AS pool_mb',
    );
    await connection.end();
    const [row] = rows as { version: string; flush_log: number; sync_log: number; log_bin: number; pool_mb: number }[]; // one row, as selected
    if (row === undefined || row.flush_log !== 1 || row.sync_log !== 1 || row.log_bin !== 1) {
      throw new Error(`${id} is not durable (${JSON.stringify(row)}): its figures would mean nothing`);
    }
    lines.push(`${id}: ${row.version}, flush_log_at_trx_commit=1, sync_binlog=1, pool ${row.pool_mb} MB`);
  }
  return lines;
}
