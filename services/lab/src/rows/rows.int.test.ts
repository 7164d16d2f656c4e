import { createServer } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import { createTestDatabase, sharedServers, type TestDatabase } from '../../../shared/testing/src/index.ts';
import { type DatabaseAccess, DatabaseUnreachableError } from './database-access.ts';
import { listTables, readTable } from './tables.ts';

let database: TestDatabase;
let access: DatabaseAccess;

beforeAll(async () => {
  database = await createTestDatabase();
  const { host, port, schema, migrator } = database;
  access = { id: 'order-mysql', host, port, schema, ...sharedServers().database.reader };
  const connection = await createConnection({ host, port, database: schema, ...migrator });
  for (const statement of [
    'CREATE TABLE counted (n INT PRIMARY KEY AUTO_INCREMENT, text MEDIUMTEXT NULL)',
    "INSERT INTO counted (text) VALUES ('first'), (NULL), (REPEAT('x', 5000))",
    'CREATE TABLE many (n INT PRIMARY KEY)',
    `INSERT INTO many VALUES ${Array.from({ length: 120 }, (_, i) => `(${i + 1})`).join(', ')}`,
    'CREATE TABLE dated (id CHAR(1) PRIMARY KEY, updated_at DATETIME(3) NOT NULL)',
    "INSERT INTO dated VALUES ('z', '2026-01-01'), ('a', '2026-03-01'), ('m', '2026-02-01')",
    'CREATE TABLE `odd ``name` (`a b` INT)',
    'INSERT INTO `odd ``name` VALUES (7)',
  ]) {
    await connection.query(statement);
  }
  connection.destroy();
}, 120_000);

afterAll(() => database.drop());

describe('rows', () => {
  it('are counted by table', async () => {
    expect((await listTables(access)).tables).toEqual([
      { name: 'counted', rows: 3 },
      { name: 'dated', rows: 3 },
      { name: 'many', rows: 120 },
      { name: 'odd `name', rows: 1 },
    ]);
  });

  it('come newest first, as text, and long ones cut', async () => {
    const counted = await readTable(access, 'counted', { limit: 10, offset: 0 });
    expect(counted?.columns).toEqual(['n', 'text']);
    expect(counted?.key).toEqual(['n']);
    expect(counted?.rows.map(([n]) => n)).toEqual(['3', '2', '1']);
    expect(counted?.rows[0]?.[1]).toBe(`${'x'.repeat(2_000)}…`);
    expect(counted?.rows[1]?.[1]).toBeNull();
    const dated = await readTable(access, 'dated', { limit: 10, offset: 0 });
    expect(dated?.rows.map(([id]) => id)).toEqual(['a', 'm', 'z']);
  });

  it('are ordered as numbers, not as text', async () => {
    const many = await readTable(access, 'many', { limit: 3, offset: 0 });
    expect(many?.rows).toEqual([['120'], ['119'], ['118']]);
  });

  it('come in pages', async () => {
    const first = await readTable(access, 'counted', { limit: 2, offset: 0 });
    expect(first).toMatchObject({ total: 3, nextOffset: 2 });
    const second = await readTable(access, 'counted', { limit: 2, offset: 2 });
    expect(second?.rows).toHaveLength(1);
    expect(second?.nextOffset).toBeUndefined();
  });

  it('are only found by names that the server itself knows', async () => {
    expect(await readTable(access, 'odd `name', { limit: 1, offset: 0 })).toMatchObject({ key: [], rows: [['7']] });
    for (const wrong of ['counted; DROP TABLE counted', 'counted` --', 'mysql.global_priv', '../counted', '']) {
      expect(await readTable(access, wrong, { limit: 1, offset: 0 })).toBeUndefined();
    }
    expect((await listTables(access)).tables).toHaveLength(4);
  });
});

describe('a database that does not answer', () => {
  it('is named, when nothing listens', async () => {
    await expect(listTables({ ...access, port: 1 })).rejects.toThrow(
      "order-mysql can't be read: nothing listens there.",
    );
  });

  it('is given up within the deadline, when it only keeps the line open', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(listTables({ ...access, port })).rejects.toThrow(DatabaseUnreachableError);
    silent.close();
  });
});
