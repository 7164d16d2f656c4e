import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newAccountPasswords } from '../secrets.ts';
import { accountStatements } from './accounts.ts';
import { brokerDefinitions, brokerPasswordHash } from './broker-definitions.ts';
import { type DatabaseServer, isSupported, parseDatabaseVersion } from './detect.ts';
import { serverConfig } from './flavour.ts';

const mariadb: DatabaseServer = { flavour: 'MariaDB', version: '10.11.19', binary: '/usr/sbin/mariadbd' };
const mysql: DatabaseServer = { flavour: 'MySQL', version: '8.4.3', binary: '/usr/sbin/mysqld' };
const files = {
  dataDir: '/d/data',
  tmpDir: '/d/tmp',
  filesDir: '/d/files',
  socket: '/d/db.sock',
  pidFile: '/d/server.pid',
  configFile: '/d/my.cnf',
};

test.each([
  [
    'mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)',
    { flavour: 'MariaDB', version: '10.11.19' },
  ],
  [
    '/usr/sbin/mysqld  Ver 8.4.3 for Linux on x86_64 (MySQL Community Server - GPL)',
    { flavour: 'MySQL', version: '8.4.3' },
  ],
  ['/usr/sbin/mysqld  Ver 11.4.2-MariaDB for Linux on x86_64', { flavour: 'MariaDB', version: '11.4.2' }],
  ['something else', undefined],
])('knows a server by what it says: %s', (text, expected) => {
  expect(parseDatabaseVersion(text)).toEqual(expected);
});

test('versions that lack what the lab needs are not used', () => {
  expect(isSupported('MariaDB', '10.5.23')).toBe(false);
  expect(isSupported('MariaDB', '10.11.19')).toBe(true);
  expect(isSupported('MySQL', '5.7.44')).toBe(false);
  expect(isSupported('MySQL', '9.1.0')).toBe(true);
});

test('both flavours are durable, small and closed to the network', () => {
  for (const server of [mariadb, mysql]) {
    const config = serverConfig(server, files, { port: 3306, extraPort: 3356 });
    for (const line of [
      'innodb_flush_log_at_trx_commit = 1',
      'sync_binlog = 1',
      'log_bin = binlog',
      'bind_address = 127.0.0.1',
      'local_infile = OFF',
      'character_set_server = utf8mb4',
      'innodb_buffer_pool_size = 32M',
    ]) {
      expect(config).toContain(`${line}\n`);
    }
  }
});

test('each flavour gets the settings that only it knows', () => {
  const ports = { port: 3306, extraPort: 3356 };
  expect(serverConfig(mariadb, files, ports)).toContain('extra_port = 3356');
  expect(serverConfig(mariadb, files, ports)).not.toContain('mysqlx');
  expect(serverConfig(mysql, files, ports)).toContain('mysqlx = 0');
  expect(serverConfig(mysql, files, ports)).toContain('admin_port = 3356');
  expect(serverConfig(mysql, files, ports)).not.toContain('extra_port');
});

test('rows are logged by either flavour: MariaDB has to be told, MySQL warns when it is', () => {
  const ports = { port: 3306, extraPort: 3356 };
  expect(serverConfig(mariadb, files, ports)).toContain('binlog_format = ROW\n');
  expect(serverConfig(mysql, files, ports)).not.toContain('binlog_format');
});

test('a schema name that would need quoting is refused', () => {
  expect(() => accountStatements(mariadb, 'a`; DROP', newAccountPasswords())).toThrow(/plain lower-case name/);
});

test('statements are one line each, as an init file wants them', () => {
  const statements = accountStatements(mysql, 'order_db', newAccountPasswords());
  expect(statements.filter((statement) => statement.includes('\n') || !statement.endsWith(';'))).toEqual([]);
  expect(statements.join('\n')).toContain('ACCOUNT LOCK');
});

test("a broker's password is stored salted, in RabbitMQ's form", () => {
  const salt = Buffer.from([1, 2, 3, 4]);
  const stored = Buffer.from(brokerPasswordHash('secret', salt), 'base64');
  expect(stored.subarray(0, 4)).toEqual(salt);
  expect(stored.subarray(4)).toEqual(createHash('sha256').update(salt).update('secret').digest());
});

test('the limit on deliveries applies to queues and not to their dead-letter queues', async () => {
  const definitions = JSON.parse(await brokerDefinitions('secret')) as { policies: { pattern: string }[] };
  const pattern = new RegExp(definitions.policies[0]?.pattern ?? 'none');
  expect(pattern.test('order.replies')).toBe(true);
  expect(pattern.test('customer.order-history')).toBe(true);
  expect(pattern.test('order.replies.dead')).toBe(false);
});
