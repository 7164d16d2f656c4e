import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { asDriverError } from './errors.ts';
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
  // A name, so that a query has a deadline without saying so each time.
  const ask = async (sql: string, values: unknown[] = []) =>
    (await connection.query({ sql, values, timeout: 25_000 }))[0];
  try {
    const locks = await ask('SELECT GET_LOCK(?, 20) AS got', [`${address.name}.migrate`]);
    const [lock] = locks as { got: number | null }[]; // one row, one column
    if (lock?.got !== 1) throw new Error(`another instance has been migrating ${address.name} for 20 s`);
    await ask(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         name VARCHAR(80) NOT NULL, statement INT NOT NULL,
         applied_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), PRIMARY KEY (name, statement))`,
    );
    const rows = (await ask('SELECT name, statement FROM schema_migrations')) as { name: string; statement: number }[]; // as selected
    const applied = new Set(rows.map((r) => `${r.name} ${r.statement}`));
    const due = migrations.flatMap(({ name, sql }) =>
      statementsOf(sql)
        .map((statement, index) => ({ name, index, statement }))
        .filter(({ index }) => !applied.has(`${name} ${index}`)),
    );
    for (const [position, { name, index, statement }] of due.entries()) {
      await ask(statement).catch((error: unknown) => {
        // Only the first can have been run and not noted, by a run that was cut between the two.
        if (position > 0 || !isDoneAlready(error)) throw error;
      });
      await ask('INSERT INTO schema_migrations (name, statement) VALUES (?, ?)', [name, index]);
    }
    return [...new Set(due.map(({ name }) => name))];
  } finally {
    connection.destroy();
  }
}

/** 1050 table exists · 1060 column exists · 1061 key exists · 1062 row exists · 1091 nothing to drop · 1826 foreign key exists. */
function isDoneAlready(error: unknown): boolean {
  return [1050, 1060, 1061, 1062, 1091, 1826].includes(asDriverError(error).errno ?? 0);
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
