import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/src/test-database.ts';
import { errorOf, migratorAddress, openDatabase, runSql } from '../../test/fixtures.ts';
import type { Database } from './database.ts';
import { isDuplicateKey } from './errors.ts';
import { ExpectationError, type Transaction } from './transaction.ts';

let server: TestDatabase;
let database: Database;

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase(server, { connections: 1 }); // one: what a user leaves behind, the next one finds
  await runSql(
    migratorAddress(server),
    'CREATE TABLE stock (id INT PRIMARY KEY, available BIGINT NOT NULL, note VARCHAR(200))',
  );
});
afterAll(async () => {
  await database.stop();
  await server.drop();
});
beforeEach(() =>
  runSql(migratorAddress(server), 'DELETE FROM stock', "INSERT INTO stock VALUES (1, 10, 'one'), (2, 20, 'two')"),
);

const stock = () =>
  runSql<{ id: number; available: number }>(migratorAddress(server), 'SELECT id, available FROM stock ORDER BY id');

test('statements of one round trip run in order, and each answer belongs to its statement', async () => {
  const seen = await database.transaction('order', async (tx) => {
    tx.write('UPDATE stock SET available = available - 1 WHERE id = ?', [1]);
    tx.write('UPDATE stock SET available = available * 2 WHERE id = ?', [1]);
    const [row] = await tx.read<{ available: number }>('SELECT available FROM stock WHERE id = ?', [1]);
    const matched = await tx.change('UPDATE stock SET available = 0 WHERE id IN (?)', [[1, 2, 3]]);
    return { available: row?.available, matched };
  });
  expect(seen).toEqual({ available: 18, matched: 2 });
  expect(await stock()).toEqual([
    { id: 1, available: 0 },
    { id: 2, available: 0 },
  ]);
});

test('the error of a batch names the statement that failed, and nothing of the batch stays', async () => {
  const error = await errorOf(
    database.transaction('fails', async (tx) => {
      tx.write('INSERT INTO stock VALUES (3, 1, NULL)');
      tx.write('INSERT INTO stock (id, available) VALUES (1, 5)');
      await tx.read('SELECT 1');
    }),
  );
  expect(isDuplicateKey(error)).toBe(true);
  expect(error.message).toContain('in: INSERT INTO stock (id, available) VALUES (1, 5)');
  expect(await stock()).toHaveLength(2);
});

test('a value that is missing cannot shift those of the next statement', async () => {
  const work = database.transaction('shifted', async (tx) => {
    tx.write('UPDATE stock SET available = ? WHERE id = ?', [99]);
    await tx.change('UPDATE stock SET available = ? WHERE id = ?', [1, 2]);
  });
  await expect(work).rejects.toThrow(/syntax/i);
  expect(await stock()).toEqual([
    { id: 1, available: 10 },
    { id: 2, available: 20 },
  ]);
});

test('an object from outside is a value, never SQL', async () => {
  const rows = await database.read('injection', 'SELECT id FROM stock WHERE note = ?', [{ note: 1 }]);
  expect(rows).toEqual([]);
});

test('a write that misses its rows rolls everything back', async () => {
  const error = await errorOf(
    database.transaction('compare and set', async (tx) => {
      tx.write('UPDATE stock SET available = 0 WHERE id = 1');
      tx.write('UPDATE stock SET available = 0 WHERE id = 2 AND available > ?', [100], 1);
    }),
  );
  expect(error).toBeInstanceOf(ExpectationError);
  expect(error.message).toContain('did not meet 1 rows: UPDATE stock SET available = 0 WHERE id = 2');
  expect((await stock())[0]).toEqual({ id: 1, available: 10 });
});

test('a write meets a row also when it says what was there before', async () => {
  await database.transaction('same again', async (tx) => {
    tx.write('UPDATE stock SET available = 10 WHERE id = 1', [], 1);
    tx.write('UPDATE stock SET available = 11 WHERE id = 1', [], 1);
  });
  expect((await stock())[0]).toEqual({ id: 1, available: 11 });
});

test('T10: whoever gets the connection after a failure is in no transaction of a stranger', async () => {
  await errorOf(
    database.transaction('half', async (tx) => {
      await tx.change('UPDATE stock SET available = 0 WHERE id = 1');
      throw new Error('changed my mind');
    }),
  );
  await database.read('autocommit', "INSERT INTO stock VALUES (7, 7, 'seen by all')");
  expect(await stock()).toContainEqual({ id: 7, available: 7 });
  expect(await stock()).toContainEqual({ id: 1, available: 10 });
});

test('T10: a transaction that has ended refuses every further statement', async () => {
  let leaked: Transaction | undefined;
  await database.transaction('leaks', async (tx) => {
    leaked = tx;
  });
  expect(() => leaked?.write('DELETE FROM stock')).toThrow(/ended/);
  await expect(leaked?.change('DELETE FROM stock')).rejects.toThrow(/ended/);
  expect(await stock()).toHaveLength(2);
});

test('T7: after an error that the work swallowed, the first half is not committed', async () => {
  const work = database.transaction('swallows', async (tx) => {
    await tx.change('UPDATE stock SET available = 0 WHERE id = 1');
    await tx.change('INSERT INTO stock VALUES (1, 1, NULL)').catch(() => 0);
    tx.write('UPDATE stock SET available = 0 WHERE id = 2');
  });
  await expect(work).rejects.toThrow(/Duplicate/);
  expect(await stock()).toEqual([
    { id: 1, available: 10 },
    { id: 2, available: 20 },
  ]);
});

test('integers beyond 2^53 come back whole, money as a number', async () => {
  await database.transaction('big', async (tx) =>
    tx.write('UPDATE stock SET available = ? WHERE id = 1', ['9007199254740993']),
  );
  const [row] = await database.read<{ available: unknown }>('big', 'SELECT available FROM stock WHERE id = 1');
  expect(row?.available).toBe('9007199254740993');
  const [small] = await database.read<{ available: unknown }>('small', 'SELECT available FROM stock WHERE id = 2');
  expect(small?.available).toBe(20);
});

test('effects run after the commit, and never when there is none', async () => {
  const effects: string[] = [];
  await database.transaction('commits', async (tx) => tx.afterCommit(() => effects.push('committed')));
  await errorOf(
    database.transaction('fails', async (tx) => {
      tx.afterCommit(() => effects.push('never'));
      throw new Error('no');
    }),
  );
  expect(effects).toEqual(['committed']);
});
