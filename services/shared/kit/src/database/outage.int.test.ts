import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type OwnDatabase, startOwnDatabase } from '../../../testing/src/database.ts';
import { eventually } from '../../../testing/src/eventually.ts';
import { errorOf, migratorAddress, openDatabase, runSql, timeOf } from '../../test/fixtures.ts';
import type { Database } from './database.ts';
import { CommitOutcomeUnknownError, DatabaseUnavailableError } from './errors.ts';

/** From the moment the server answers again until we do. */
const recoveryMs = 3_000;

let server: OwnDatabase;
let database: Database;

beforeAll(async () => {
  server = await startOwnDatabase();
  await runSql(migratorAddress(server), 'CREATE TABLE notes (id INT PRIMARY KEY)');
});
afterAll(() => server.close());
beforeEach(() => {
  database = openDatabase(server);
  return () => database.stop();
});

const read = () => database.read('one', 'SELECT 1 AS one');
const fill = () => Promise.all([1, 2, 3, 4].map(read));

test('#44: a frozen server costs a deadline, then the breaker refuses at once; thawed, it recovers by itself', async () => {
  await fill();
  await server.freeze();
  try {
    const first = read();
    expect(await errorOf(first)).toBeInstanceOf(DatabaseUnavailableError);
    await eventually(() => !database.isAvailable);
    expect(await timeOf(read())).toBeLessThan(1_000);
  } finally {
    await server.thaw();
  }
  const startedAt = performance.now();
  await database.whenAvailable(AbortSignal.timeout(20_000));
  expect(performance.now() - startedAt).toBeLessThan(recoveryMs);
  expect(await read()).toEqual([{ one: 1 }]);
});

test('#44: no slot of the pool is lost in a freeze', async () => {
  const small = openDatabase(server, { connections: 2 });
  await server.freeze();
  await Promise.all(Array.from({ length: 20 }, () => small.read('frozen', 'SELECT 1').catch(() => {})));
  await eventually(() => !small.isAvailable);
  await server.thaw();
  await small.whenAvailable(AbortSignal.timeout(20_000));
  expect(await Promise.all([1, 2, 3].map(() => small.read('one', 'SELECT 1 AS one')))).toHaveLength(3);
  await small.stop();
});

test('T3, T10: the connection of a transaction that a freeze cut off goes to nobody else', async () => {
  const single = openDatabase(server, { connections: 1 });
  const cut = single.transaction('cut', async (tx) => {
    await tx.change('INSERT INTO notes VALUES (30)');
    await server.freeze();
    await tx.change('INSERT INTO notes VALUES (31)');
  });
  await errorOf(cut);
  await server.thaw();
  await eventually(async () => {
    await single.read('autocommit', 'INSERT INTO notes VALUES (32)');
    return true;
  });
  expect(await runSql(migratorAddress(server), 'SELECT id FROM notes WHERE id IN (30, 31, 32)')).toEqual([{ id: 32 }]);
  await single.stop();
});

test('#26: after kill -9 and a restart a pool full of dead sockets recovers by itself', async () => {
  await fill();
  await server.kill();
  expect(await errorOf(read())).toBeInstanceOf(DatabaseUnavailableError);
  await eventually(() => !database.isAvailable);
  expect(database.why).toMatch(/ECONNREFUSED|PROTOCOL_CONNECTION_LOST/);
  await server.start();
  const startedAt = performance.now();
  await database.whenAvailable(AbortSignal.timeout(20_000));
  expect(await fill()).toHaveLength(4);
  expect(performance.now() - startedAt).toBeLessThan(recoveryMs);
});

test('#24: a server killed in the middle of a transaction has kept nothing of it', async () => {
  const error = await errorOf(
    database.transaction('cut', async (tx) => {
      await tx.change('INSERT INTO notes VALUES (24)');
      await server.kill();
      await tx.change('INSERT INTO notes VALUES (25)');
    }),
  );
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect(error).not.toBeInstanceOf(CommitOutcomeUnknownError);
  await server.start();
  expect(await runSql(migratorAddress(server), 'SELECT id FROM notes WHERE id IN (24, 25)')).toEqual([]);
});

test('#25: a commit without an answer is told as unknown, never as failed', async () => {
  await database.whenAvailable(AbortSignal.timeout(20_000));
  const error = await errorOf(
    database.transaction('unknown', async (tx) => {
      await tx.change('INSERT INTO notes VALUES (26)');
      await server.freeze();
    }),
  );
  await server.thaw();
  expect(error).toBeInstanceOf(CommitOutcomeUnknownError);
});

test('#49: a server without a free connection refuses that call only; the breaker stays closed', async () => {
  await database.whenAvailable(AbortSignal.timeout(20_000));
  await read();
  const admin = { ...migratorAddress(server), ...server.admin };
  await runSql(admin, 'SET GLOBAL max_connections = 10');
  const crowd = openDatabase(server, { connections: 40 });
  const sleeps = Array.from({ length: 30 }, () => crowd.read('crowd', 'SELECT SLEEP(1)').catch(() => {}));
  await Promise.all(sleeps);
  expect(crowd.isAvailable).toBe(true);
  expect(await read()).toEqual([{ one: 1 }]);
  await crowd.stop();
  await eventually(() => runSql(admin, 'SET GLOBAL max_connections = 60').then(() => true));
});
