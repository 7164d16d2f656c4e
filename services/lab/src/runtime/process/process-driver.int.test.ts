import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { components, databaseIds } from '@bulkhead/contracts';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRuntimeLab, freeOffset, type RuntimeLab } from '../../../test/runtime-lab.ts';
import type { ProcessStatus } from '../driver.ts';
import { PortTakenError } from '../ports.ts';
import { createDatabaseProgram } from '../servers/database-program.ts';
import { detectDatabase } from '../servers/detect.ts';
import { findProcessesOfRuns } from './process-table.ts';

const runId = `driver-test-${process.pid}`;
let stateDir: string;
let lab: RuntimeLab;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'bulkhead-driver-'));
  lab = await createRuntimeLab({ stateDir, offset: await freeOffset(), runId });
});
afterAll(async () => {
  await lab?.driver.shutdown();
  const left = await findProcessesOfRuns(new Set([runId]));
  await rm(stateDir, { recursive: true, force: true });
  expect(left).toEqual([]);
});

function open(id: (typeof databaseIds)[number], account: 'app' | 'migrator' | 'lab_reader' | 'lab_admin') {
  const password = lab.secrets.databases[id][account];
  return createConnection({
    host: '127.0.0.1',
    port: lab.ports.of[id],
    user: account,
    password,
    connectTimeout: 5_000,
  });
}

test('five databases start from one template, each with its own schema and nobody else inside', async () => {
  await lab.driver.prepare(() => undefined);
  await Promise.all(databaseIds.map((id) => lab.driver.start(id)));
  await Promise.all(databaseIds.map((id) => lab.driver.whenReady(id)));
  for (const id of databaseIds) {
    const admin = await open(id, 'lab_admin');
    const [schemas] = await admin.query<RowDataPacket[]>('SHOW DATABASES');
    const [accounts] = await admin.query<RowDataPacket[]>(
      "SELECT DISTINCT User AS name FROM mysql.user WHERE User NOT LIKE '%.sys' ORDER BY 1",
    );
    const [settings] = await admin.query<RowDataPacket[]>(
      'SELECT @@innodb_flush_log_at_trx_commit AS flush, @@sync_binlog AS binlog, @@binlog_format AS format',
    );
    await admin.end();
    expect(schemas.map((row) => row['Database'])).toContain(components[id].schema);
    expect(accounts.map((row) => row['name']).filter((name) => name !== 'root' && !name.includes('mysql'))).toEqual(
      expect.arrayContaining(['app', 'lab_admin', 'lab_reader', 'migrator']),
    );
    expect(accounts.map((row) => row['name'])).not.toContain('');
    expect(settings[0]).toEqual({ flush: 1, binlog: 1, format: 'ROW' });
  }
});

test('accounts can do what they are for, and nothing else', async () => {
  const admin = await open('order-mysql', 'lab_admin');
  const migrator = await open('order-mysql', 'migrator');
  const app = await open('order-mysql', 'app');
  const reader = await open('order-mysql', 'lab_reader');
  try {
    await admin.query('CREATE DATABASE foreign_db');
    await admin.query('CREATE TABLE foreign_db.secret (id INT)');
    await migrator.query('CREATE TABLE order_db.notes (id INT PRIMARY KEY)');
    await app.query('INSERT INTO order_db.notes VALUES (1)');
    await expect(app.query('DROP TABLE order_db.notes')).rejects.toThrow(/denied/);
    for (const stranger of [app, migrator]) {
      await expect(stranger.query('SELECT * FROM foreign_db.secret')).rejects.toThrow(/denied/);
      await expect(stranger.query('SELECT * FROM mysql.user')).rejects.toThrow(/denied/);
    }
    expect((await reader.query('SELECT * FROM foreign_db.secret'))[0]).toEqual([]);
    await expect(reader.query('DELETE FROM order_db.notes')).rejects.toThrow(/denied/);
  } finally {
    await Promise.all([admin.end(), migrator.end(), app.end(), reader.end()]);
  }
  const wrongDoor = createConnection({
    host: '127.0.0.1',
    port: lab.ports.of['product-mysql'],
    user: 'app',
    password: lab.secrets.databases['order-mysql'].app,
  });
  await expect(wrongDoor).rejects.toThrow(/denied/);
  const root = createConnection({ host: '127.0.0.1', port: lab.ports.of['product-mysql'], user: 'root' });
  await expect(root).rejects.toThrow();
});

test('verbs change what they should, tell of it, and refuse what makes no sense', async () => {
  const id = 'payment-mysql';
  const seen: ProcessStatus[] = [];
  const unsubscribe = lab.driver.onChange((status) => status.id === id && seen.push(status));
  expect(await lab.driver.start(id)).toMatchObject({ ok: false, state: 'running' });
  expect(await lab.driver.thaw(id)).toMatchObject({ ok: false, verb: 'thaw' });
  expect(await lab.driver.kill(id)).toMatchObject({ ok: true, status: { state: 'killed' } });
  expect(await lab.driver.kill(id)).toMatchObject({
    ok: false,
    state: 'killed',
    message: 'Payment-mysql is killed: there is nothing to kill.',
  });
  expect(await lab.driver.freeze(id)).toMatchObject({ ok: false });
  expect(await lab.driver.restart(id)).toMatchObject({ ok: true, status: { state: 'running' } });
  await lab.driver.whenReady(id);
  await lab.driver.freeze(id);
  expect(await lab.driver.stop(id)).toMatchObject({ ok: true, status: { state: 'stopped' } });
  expect(await lab.driver.start(id)).toMatchObject({ ok: true });
  await lab.driver.whenReady(id);
  unsubscribe();
  expect(seen.map(({ state }) => state)).toEqual(
    'killed preparing running frozen stopping stopped preparing running'.split(' '),
  );
});

test('an end that nobody asked for is a crash, noticed at once', async () => {
  const id = 'notification-mysql';
  const crashed = new Promise<ProcessStatus>((resolve) => {
    lab.driver.onChange((status) => status.id === id && resolve(status));
  });
  process.kill(lab.driver.status(id).pid ?? 0, 'SIGKILL');
  expect(await crashed).toMatchObject({ state: 'crashed', detail: 'ended by SIGKILL, not sent by the lab' });
});

test('tells what each component uses, and the end of its log', async () => {
  await lab.driver.stats();
  const figures = await lab.driver.stats();
  const database = figures.find(({ id }) => id === 'order-mysql');
  expect(database?.memoryBytes).toBeGreaterThan(20_000_000);
  expect(figures.map(({ id }) => id)).toContain('lab');
  const log = await lab.driver.logs('order-mysql', 3);
  expect(log.lines).toHaveLength(3);
  expect(log.truncated).toBe(true);
});

test('a second lab lives beside the first, but not on its ports', async () => {
  const offset = await freeOffset();
  const second = await createRuntimeLab({ stateDir, offset, runId: `${runId}-second` });
  try {
    await second.driver.start('product-mysql');
    await second.driver.whenReady('product-mysql');
    await second.driver.kill('product-mysql');
    expect(lab.driver.status('product-mysql')).toMatchObject({ state: 'running' });
    await (await open('product-mysql', 'app')).end();
  } finally {
    await second.driver.shutdown();
  }
  const strangerState = await mkdtemp(join(tmpdir(), 'bulkhead-driver-'));
  const onTheSamePorts = createRuntimeLab({ stateDir: strangerState, offset: lab.ports.offset, runId: 'third' });
  await expect(onTheSamePorts).rejects.toThrow(PortTakenError);
  await expect(onTheSamePorts).rejects.toThrow(/is taken by process \d+ \(.*(mariadbd|mysqld).*--port-offset \d+/);
  await rm(strangerState, { recursive: true, force: true });
});

test('a database whose folder has a very long name still gets a socket', async () => {
  const folder = join(stateDir, 'long-'.repeat(30));
  const program = createDatabaseProgram({
    server: await detectDatabase(),
    folder,
    stateDir,
    port: 3306,
    extraPort: 3356,
    schema: 'long_db',
    passwords: lab.secrets.databases['order-mysql'],
    logFile: join(stateDir, 'long.log'),
  });
  await program.prepare();
  const config = await readFile(join(folder, 'my.cnf'), 'utf8');
  const socket = /^socket = (.+)$/m.exec(config)?.[1] ?? '';
  expect(socket).not.toBe('');
  expect(Buffer.byteLength(socket)).toBeLessThan(104);
  await rm(join(socket, '..'), { recursive: true, force: true });
});
