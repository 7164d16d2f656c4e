import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import type { DatabaseAddress, Login } from './database.ts';
import { sharedServers } from './shared-servers.ts';

/** An empty schema on the shared server, with accounts of its own. */
export interface TestDatabase extends DatabaseAddress {
  /** Removes the schema and its accounts. */
  drop(): Promise<void>;
}

/** Makes an empty schema with an app and a migrator account, as a service finds its own. Takes milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { database } = sharedServers();
  const mark = randomBytes(6).toString('hex');
  const schema = `t_${mark}`;
  const app: Login = { user: `app_${mark}`, password: randomBytes(12).toString('hex') };
  const migrator: Login = { user: `migrator_${mark}`, password: randomBytes(12).toString('hex') };
  await asAdmin(database, [
    `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    `CREATE USER '${app.user}'@'127.0.0.1' IDENTIFIED BY '${app.password}'`,
    `CREATE USER '${migrator.user}'@'127.0.0.1' IDENTIFIED BY '${migrator.password}'`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.* TO '${app.user}'@'127.0.0.1'`,
    `GRANT ALL PRIVILEGES ON ${schema}.* TO '${migrator.user}'@'127.0.0.1'`,
  ]);
  return {
    ...database,
    schema,
    app,
    migrator,
    drop: () =>
      asAdmin(database, [
        `DROP DATABASE IF EXISTS ${schema}`,
        `DROP USER IF EXISTS '${app.user}'@'127.0.0.1', '${migrator.user}'@'127.0.0.1'`,
      ]),
  };
}

async function asAdmin(database: DatabaseAddress, statements: readonly string[]): Promise<void> {
  const connection = await createConnection({
    host: database.host,
    port: database.port,
    ...database.admin,
    connectTimeout: 10_000,
  });
  try {
    for (const statement of statements) await connection.query({ sql: statement, timeout: 20_000 });
  } finally {
    connection.destroy();
  }
}
