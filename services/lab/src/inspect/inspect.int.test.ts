import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ComponentSettings, DatabaseId } from '@bulkhead/contracts';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// By path: the package `testing` is built on the lab's runtime, and packages must not go round in a circle.
import {
  createTestDatabase,
  eventually,
  freePorts,
  sharedServers,
  type TestDatabase,
} from '../../../shared/testing/src/index.ts';
import { createManagement, type Management } from '../queues/management.ts';
import { type DatabaseAccess, DatabaseUnreachableError } from '../rows/database-access.ts';
import { readBrokerConnections } from './connections/broker-connections.ts';
import { readDatabaseConnections } from './connections/database-connections.ts';
import { readServiceReport, ServiceUnreachableError } from './service-report.ts';
import { readBrokerSettings } from './settings/broker-settings.ts';
import { readDatabaseSettings } from './settings/database-settings.ts';

let database: TestDatabase;
let access: DatabaseAccess;
let management: Management;

beforeAll(async () => {
  database = await createTestDatabase();
  const { database: server, broker } = sharedServers();
  const id: DatabaseId = 'order-mysql';
  access = { id, host: database.host, port: database.port, schema: database.schema, ...server.reader };
  management = createManagement({
    url: broker.managementUrl.replace(/\/api$/, ''),
    user: broker.user,
    password: broker.password,
    deadlineMs: 10_000,
  });
}, 120_000);

afterAll(() => database.drop());

function named(groups: ComponentSettings['groups'], name: string) {
  return groups.flatMap(({ settings }) => settings).find((setting) => setting.name === name);
}

describe('the settings of a database', () => {
  it('are what the server says, compared with its defaults, each with a reason', async () => {
    const groups = await readDatabaseSettings(access);
    expect(named(groups, 'innodb_flush_log_at_trx_commit')).toMatchObject({
      value: '1',
      default: '1',
      isDefault: true,
    });
    const pool = named(groups, 'innodb_buffer_pool_size');
    expect(pool).toMatchObject({ default: '128 MB', isDefault: false });
    expect(named(groups, 'version')?.value).toMatch(/^\d+\.\d+/);
    for (const { why } of groups.flatMap(({ settings }) => settings)) expect(why).toMatch(/[a-z)]\.$/);
    expect(groups.every(({ settings }) => settings.length > 0)).toBe(true);
  });

  it('can not be read when nothing listens, and the database is named', async () => {
    await expect(readDatabaseSettings({ ...access, port: 1 })).rejects.toThrow(DatabaseUnreachableError);
    await expect(readDatabaseSettings({ ...access, port: 1 })).rejects.toThrow(/^order-mysql can't be read/);
  });
});

type Shown = Awaited<ReturnType<typeof readDatabaseConnections>>['connections'][number];

/** What the connection that is meant runs, as soon as it runs something. */
async function statementOf(isMeant: (one: Shown) => boolean): Promise<string> {
  const found = await eventually(async () => {
    const { connections } = await readDatabaseConnections(access);
    return connections.flatMap((one) => (isMeant(one) && one.statement !== undefined ? [one.statement] : []))[0] ?? '';
  });
  return found;
}

describe('the connections of a database', () => {
  it('show who runs what, without the one that looks', async () => {
    const { host, port, schema, migrator } = database;
    const busy = await createConnection({ host, port, database: schema, ...migrator });
    const statement = "SELECT SLEEP(20), 'a  long\nstatement' AS text";
    busy.query(statement).catch(() => {});
    expect(await statementOf((one) => one.user === migrator.user)).toBe("SELECT SLEEP(20), 'a long statement' AS text");
    const all = await readDatabaseConnections(access);
    expect(all.connections.some((one) => one.statement?.includes('PROCESSLIST'))).toBe(false);
    expect(all.max).toBeGreaterThan(all.used);
    busy.destroy();
  });

  it('never show a password, nor a statement without an end', async () => {
    const { host, port, admin } = { ...database, ...sharedServers().database };
    const busy = await createConnection({ host, port, ...admin });
    busy.query(`SELECT SLEEP(20), "IDENTIFIED BY 'top-secret' ${'x'.repeat(5_000)}"`).catch(() => {});
    const shown = await statementOf((one) => one.statement?.includes('IDENTIFIED') === true);
    expect(shown).not.toContain('top-secret');
    expect(shown.length).toBeLessThan(500);
    busy.destroy();
  });
});

describe('the broker', () => {
  it('tells its alarms and policies', async () => {
    const groups = await readBrokerSettings(management);
    expect(named(groups, 'memory alarm')?.value).toBe('quiet');
    expect(named(groups, 'delivery-limit')?.value).toBe('20');
    expect(named(groups, 'version')?.value).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('tells its connections', async () => {
    expect(await readBrokerConnections(management)).toMatchObject({ kind: 'broker' });
  });
});

describe('a service', () => {
  it('that nobody runs is named', async () => {
    const [port] = await freePorts(1);
    await expect(readServiceReport('order-service', `http://127.0.0.1:${port}`)).rejects.toThrow(
      'order-service does not answer: nothing listens there.',
    );
  });

  it('that only keeps the line open is given up, and one that talks nonsense is not believed', async () => {
    const answers: ('silence' | 'nonsense')[] = ['silence', 'nonsense'];
    const server = createServer((_request, response) => {
      if (answers.shift() === 'nonsense') response.end('{"groups":"many"}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    await expect(readServiceReport('order-service', url)).rejects.toThrow(ServiceUnreachableError);
    await expect(readServiceReport('order-service', url)).rejects.toThrow(/something else than agreed/);
    server.closeAllConnections();
    server.close();
  });
});
