import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { messagingTables } from './messaging-tables.ts';
import { connectionOptions, type DatabaseAddress } from './pool.ts';

interface Migration {
  name: string;
  sql: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const own = await Promise.all(files.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
  return [{ name: '000-messaging', sql: messagingTables }, ...own];
}

/**
 * Brings a schema to the newest version: each file of `folder`, in the order of names, once. Several instances may
 * call it at a time: one works, the others wait for it.
 *
 * MySQL commits after each DDL statement, so a migration that was cut in the middle can't be rolled back. Statements
 * are therefore noted one by one, and a second run goes on where the first ended.
 */
export async function migrate(address: DatabaseAddress, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const connection = await createConnection(connectionOptions(address, 2_000));
  connection.on('error', () => {});
  try {
    await connection.query({ sql: 'SELECT GET_LOCK(?, 20)', values: [`${address.name}.migrate`], timeout: 25_000 });
    await connection.query(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         name VARCHAR(80) NOT NULL, statement INT NOT NULL,
         applied_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), PRIMARY KEY (name, statement))`,
    );
    const [rows] = await connection.query('SELECT name, statement FROM schema_migrations');
    const applied = new Set((rows as { name: string; statement: number }[]).map((r) => `${r.name} ${r.statement}`)); // as selected
    const done: string[] = [];
    for (const { name, sql } of migrations) {
      for (const [index, statement] of statementsOf(sql).entries()) {
        if (applied.has(`${name} ${index}`)) continue;
        await connection.query({ sql: statement, timeout: 20_000 });
        await connection.query('INSERT INTO schema_migrations (name, statement) VALUES (?, ?)', [name, index]);
        done.push(name);
      }
    }
    return [...new Set(done)];
  } finally {
    connection.destroy();
  }
}

/** Splits a file at the semicolons that end a line; comment lines are left out. */
export function statementsOf(sql: string): string[] {
  const code = sql
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n');
  return code
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
