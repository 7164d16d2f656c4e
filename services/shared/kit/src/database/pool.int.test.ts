import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../testing/src/test-database.ts';
import { appAddress, errorOf, openDatabase, timeOf } from '../../test/fixtures.ts';
import { DatabaseUnavailableError } from './errors.ts';
import { acquire, defaultLimits, openPool } from './pool.ts';

let server: TestDatabase;

beforeAll(async () => {
  server = await createTestDatabase();
});
afterAll(() => server.drop());

test('T4: whoever gives up waiting for a connection leaves no slot behind', async () => {
  const pool = openPool(appAddress(server), { ...defaultLimits, connections: 1 });
  const first = await acquire(pool, 1_000);
  const waiters = [1, 2, 3].map(() => errorOf(acquire(pool, 50)));
  for (const error of await Promise.all(waiters)) expect(error.message).toContain('no free connection within 50 ms');
  first.release();
  const again = await acquire(pool, 1_000);
  again.release();
  await pool.end();
});

test('#43: beyond the queue of the pool everybody is refused at once, and afterwards all is well', async () => {
  const database = openDatabase(server, { connections: 1, waiting: 2 });
  const release = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const holder = database.transaction('holds', () => {
    begun.resolve();
    return release.promise;
  });
  await begun.promise;
  const read = () => database.read('one', 'SELECT 1 AS one');
  const waiting = [read(), read()];
  const refused = await errorOf(read());
  expect(refused).toBeInstanceOf(DatabaseUnavailableError);
  expect(refused.message).toContain('Queue limit');
  release.resolve();
  await holder;
  expect(await Promise.all(waiting)).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  expect(await read()).toEqual([{ one: 1 }]);
  expect(database.isAvailable).toBe(true);
  await database.stop();
});

test('a connection has its settings before anybody uses it', async () => {
  const database = openDatabase(server);
  const [row] = await database
    .read('settings', 'SELECT @@innodb_lock_wait_timeout AS lockWaitS, @@transaction_isolation AS isolation')
    .catch(() =>
      database.read('settings', 'SELECT @@innodb_lock_wait_timeout AS lockWaitS, @@tx_isolation AS isolation'),
    );
  expect(row).toEqual({ lockWaitS: 1, isolation: 'READ-COMMITTED' });
  await database.stop();
});

test('a statement that takes too long is ended by the server, and the connection stays of use', async () => {
  const database = openDatabase(server, { connections: 1, statementMs: 700 });
  const takenMs = await timeOf(database.read('slow', 'SELECT SLEEP(5)'));
  expect(takenMs).toBeLessThan(4_000);
  expect(await database.read('one', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await database.stop();
});
