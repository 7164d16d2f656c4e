import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/src/test-database.ts';
import { migratorAddress, openDatabase, quietTelemetry, runSql } from '../../test/fixtures.ts';
import { ProblemError } from '../http/problem.ts';
import type { Database } from './database.ts';
import { createGroupedTransactions } from './grouped-transactions.ts';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase(server, { connections: 2 });
  await runSql(migratorAddress(server), 'CREATE TABLE notes (id INT PRIMARY KEY)');
});
afterAll(async () => {
  await database.stop();
  await server.drop();
});
beforeEach(() => runSql(migratorAddress(server), 'DELETE FROM notes'));

const ids = async () =>
  (await runSql<{ id: number }>(migratorAddress(server), 'SELECT id FROM notes ORDER BY id')).map((row) => row.id);

test('many pieces share few transactions', async () => {
  const transactions = new Set<unknown>();
  const grouped = createGroupedTransactions(database, quietTelemetry());
  const numbers = Array.from({ length: 60 }, (_, id) => id);
  const results = await Promise.all(
    numbers.map((id) =>
      grouped.run('note', async (tx) => {
        transactions.add(tx);
        tx.write('INSERT INTO notes VALUES (?)', [id]);
        return id * 2;
      }),
    ),
  );
  expect(results).toEqual(numbers.map((id) => id * 2));
  expect(await ids()).toEqual(numbers);
  expect(transactions.size).toBeLessThan(10);
});

test('a piece that fails fails alone; the others of its transaction are committed once', async () => {
  const grouped = createGroupedTransactions(database, quietTelemetry());
  const results = await Promise.allSettled(
    [1, 2, 3, 4, 5, 6].map((id) =>
      grouped.run('note', async (tx) => {
        tx.write('INSERT INTO notes VALUES (?)', [id]);
        if (id === 4) throw new ProblemError('conflict', 'not this one');
        if (id === 5) tx.write('INSERT INTO notes VALUES (1)'); // a duplicate, found with the commit
      }),
    ),
  );
  expect(results.map((result) => result.status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
    'fulfilled',
  ]);
  expect(await ids()).toEqual([1, 2, 3, 6]);
});

test('more than its queue holds is refused at once as service-unavailable', async () => {
  const grouped = createGroupedTransactions(database, quietTelemetry());
  const release = Promise.withResolvers<void>();
  const results = Array.from({ length: 700 }, () =>
    grouped
      .run('waits', () => release.promise)
      .then(
        () => 'done',
        (error: ProblemError) => error.code,
      ),
  );
  release.resolve();
  const outcomes = await Promise.all(results);
  expect(outcomes.filter((outcome) => outcome === 'service-unavailable').length).toBeGreaterThan(100);
  expect(outcomes.filter((outcome) => outcome === 'done').length).toBeGreaterThanOrEqual(500);
});
