import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/src/test-database.ts';
import { migratorAddress, runSql } from '../../test/fixtures.ts';
import { migrate } from './migrate.ts';

let server: TestDatabase;
let folder: string;

beforeEach(async () => {
  server = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'bulkhead-migrations-'));
  await writeFile(
    join(folder, '001-first.sql'),
    '-- a comment; with a semicolon\nCREATE TABLE a (id INT PRIMARY KEY);\nINSERT INTO a VALUES (1);\n',
  );
  await writeFile(
    join(folder, '002-second.sql'),
    'CREATE TABLE b (id INT PRIMARY KEY);\nALTER TABLE b ADD COLUMN name VARCHAR(20);\n',
  );
});
afterEach(async () => {
  await server.drop();
  await rm(folder, { recursive: true });
});

const rows = (sql: string) => runSql<Record<string, unknown>>(migratorAddress(server), sql);

test('runs every file once, in the order of names; a second run does nothing', async () => {
  expect(await migrate(migratorAddress(server), folder)).toEqual(['000-messaging', '001-first.sql', '002-second.sql']);
  expect(await migrate(migratorAddress(server), folder)).toEqual([]);
  expect(await rows('SELECT * FROM a')).toEqual([{ id: 1 }]);
});

test('several instances at a time: each statement runs once', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(migratorAddress(server), folder)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await rows('SELECT * FROM a')).toEqual([{ id: 1 }]);
});

test('a run that was cut between a statement and its note goes on from there', async () => {
  await migrate(migratorAddress(server), folder);
  for (const cut of [
    "name = '002-second.sql' AND statement >= 1",
    "name = '002-second.sql'",
    "name = '001-first.sql' AND statement = 1",
  ]) {
    await rows(`DELETE FROM schema_migrations WHERE ${cut}`);
    if (cut.includes("'002-second.sql'") && !cut.includes('statement')) await rows('ALTER TABLE b DROP COLUMN name');
    await migrate(migratorAddress(server), folder);
  }
  expect(await rows('SELECT * FROM a')).toEqual([{ id: 1 }]);
  expect(await rows("SHOW COLUMNS FROM b LIKE 'name'")).toHaveLength(1);
  expect(await rows('SELECT 1 FROM schema_migrations')).toHaveLength(8);
});

test('a statement that is wrong stops the migration, and is not noted', async () => {
  await writeFile(join(folder, '003-wrong.sql'), 'CREATE TABLE c (id INT PRIMARY KEY);\nCREATE TABLE a (id INT);\n');
  await expect(migrate(migratorAddress(server), folder)).rejects.toThrow(/already exists/);
  expect(await rows("SELECT statement FROM schema_migrations WHERE name = '003-wrong.sql'")).toEqual([
    { statement: 0 },
  ]);
});
