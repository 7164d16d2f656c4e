import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnDatabase, startOwnDatabase } from './database.ts';

let database: OwnDatabase;

beforeAll(async () => {
  database = await startOwnDatabase({ schema: 'shop_db' });
});
afterAll(() => database.close());

function open(timeoutMs = 5_000) {
  return createConnection({
    host: database.host,
    port: database.port,
    database: database.schema,
    ...database.migrator,
    connectTimeout: timeoutMs,
  });
}

test('a committed row survives kill -9', async () => {
  const before = await open();
  before.on('error', () => undefined);
  await before.query('CREATE TABLE kept (id INT PRIMARY KEY)');
  await before.query('INSERT INTO kept VALUES (7)');
  await database.kill();
  await expect(open(1_000)).rejects.toThrow();
  await database.start();
  const after = await open();
  const [rows] = await after.query<RowDataPacket[]>('SELECT id FROM kept');
  await after.end();
  expect(rows).toEqual([{ id: 7 }]);
});

test('a frozen database does not answer, a thawed one does', async () => {
  await database.freeze();
  await expect(open(1_000)).rejects.toThrow(/ETIMEDOUT/);
  await database.thaw();
  const connection = await open();
  const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 AS one');
  await connection.end();
  expect(rows).toEqual([{ one: 1 }]);
});
