import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/src/test-database.ts';
import { errorOf, migratorAddress, openDatabase, runSql } from '../../test/fixtures.ts';
import type { Database } from './database.ts';
import { DatabaseBusyError } from './errors.ts';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase(server);
  await runSql(migratorAddress(server), 'CREATE TABLE stock (id INT PRIMARY KEY, available INT NOT NULL)');
});
afterAll(async () => {
  await database.stop();
  await server.drop();
});
beforeEach(() => runSql(migratorAddress(server), 'DELETE FROM stock', 'INSERT INTO stock VALUES (1, 10), (2, 20)'));

test('#45, T7: a deadlock is retried whole, and nothing is half committed', async () => {
  let tries = 0;
  const met = Promise.withResolvers<void>();
  let arrived = 0;
  const move = (from: number, to: number) =>
    database.transaction('move', async (tx) => {
      tries += 1;
      await tx.change('UPDATE stock SET available = available - 1 WHERE id = ?', [from]);
      arrived += 1;
      if (arrived === 2) met.resolve();
      await met.promise;
      await tx.change('UPDATE stock SET available = available + 1 WHERE id = ?', [to]);
    });
  await Promise.all([move(1, 2), move(2, 1)]);
  expect(tries).toBe(3);
  expect(await runSql(migratorAddress(server), 'SELECT available FROM stock ORDER BY id')).toEqual([
    { available: 10 },
    { available: 20 },
  ]);
});

test('#45, T7: a lock that others hold too long is told as busy, keeps no first half, and the breaker stays closed', async () => {
  const release = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const other = openDatabase(server, { statementMs: 20_000 });
  const holder = other.transaction('holds', async (tx) => {
    await tx.change('UPDATE stock SET available = 99 WHERE id = 2');
    held.resolve();
    await release.promise;
    throw new Error('never mind');
  });
  await held.promise;
  const error = await errorOf(
    database.transaction('waits', async (tx) => {
      await tx.change('UPDATE stock SET available = 0 WHERE id = 1');
      await tx.change('UPDATE stock SET available = 0 WHERE id = 2');
    }),
  );
  release.resolve();
  await errorOf(holder);
  await other.stop();
  expect(error).toBeInstanceOf(DatabaseBusyError);
  expect(database.isAvailable).toBe(true);
  expect(await runSql(migratorAddress(server), 'SELECT available FROM stock ORDER BY id')).toEqual([
    { available: 10 },
    { available: 20 },
  ]);
});

test('work under a named lock is done by one at a time', async () => {
  const other = openDatabase(server);
  const release = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const first = database.exclusively('relay', () => {
    begun.resolve();
    return release.promise;
  });
  await begun.promise;
  let hasRun = false;
  const second = await other.exclusively('relay', async () => {
    hasRun = true;
  });
  release.resolve();
  expect([second, hasRun, await first]).toEqual([false, false, true]);
  expect(await other.exclusively('relay', async () => {})).toBe(true);
  await other.stop();
});

test('a named lock dies with the connection of its holder', async () => {
  const begun = Promise.withResolvers<void>();
  const never = new Promise<void>(() => {});
  void database.exclusively('relay', () => {
    begun.resolve();
    return never;
  });
  await begun.promise;
  const name = `${server.schema}.relay`;
  const [holder] = await runSql<{ id: number }>(migratorAddress(server), `SELECT IS_USED_LOCK('${name}') AS id`);
  await runSql({ ...migratorAddress(server), ...server.admin }, `KILL ${holder?.id}`);
  const other = openDatabase(server);
  expect(await other.exclusively('relay', async () => {})).toBe(true);
  await other.stop();
});
