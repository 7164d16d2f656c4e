import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { components, databaseIds, managementPort } from '@bulkhead/contracts';
import { expect, test } from 'vitest';
import { readLabConfig } from '../../config.ts';
import { projectRoot } from '../paths.ts';
import { brokerConfig } from '../servers/broker-program.ts';
import { serverConfig } from '../servers/flavour.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const compose = read('docker-compose.yml');

/** `name = value` lines, by name. */
function settings(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => /^([\w.]+) = (.+)$/.exec(line.trim()));
  return new Map(lines.flatMap((found) => (found ? [[found[1] ?? '', found[2] ?? '']] : [])));
}

test('databases in containers have the settings of those that the lab starts itself', () => {
  const files = { dataDir: '/d', tmpDir: '/t', filesDir: '/f', socket: '/s', pidFile: '/p', configFile: '/c' };
  const server = { flavour: 'MySQL', version: '9.7.0', binary: '/usr/sbin/mysqld' } as const;
  const here = settings(serverConfig(server, files, { port: 3306, extraPort: 3356 }));
  const there = settings(read('docker/mysql/server.cnf'));
  // Places, and the port for the lab alone, which the process driver has.
  for (const name of ['datadir', 'tmpdir', 'secure_file_priv', 'socket', 'pid_file', 'bind_address', 'server_id'])
    here.delete(name);
  for (const name of [...here.keys()]) if (/admin_/.test(name)) here.delete(name);
  for (const [name, value] of here) expect(there.get(name), name).toBe(value);
});

test('so has the broker, but for places and the limit on its memory', () => {
  const options = { port: 5672, managementPort, folder: '/b' };
  // Of the options only ports are read here.
  const here = settings(brokerConfig(options as Parameters<typeof brokerConfig>[0], '/definitions'));
  const there = settings(read('docker/rabbitmq/rabbitmq.conf'));
  for (const name of [
    'listeners.tcp.local',
    'management.tcp.ip',
    'load_definitions',
    'vm_memory_high_watermark.absolute',
  ])
    here.delete(name);
  for (const [name, value] of here) expect(there.get(name), name).toBe(value);
});

test('every component has its container, under its name and on its port of this machine only', () => {
  for (const { id, port } of Object.values(components)) {
    expect(compose).toContain(`container_name: \${BULKHEAD_NAME_PREFIX:-}${id}\n`);
    expect(compose).toContain(`"127.0.0.1:\${BULKHEAD_PORT_PREFIX:-}${port}:`);
  }
  const published = compose.match(/"[^"]*:\d{4,5}"/g) ?? [];
  for (const line of published) expect(line).toMatch(/^"127\.0\.0\.1:/);
});

test('the limits on memory add up to at most 4 GiB', () => {
  const limit = (block: string) => Number(/mem_limit: (\d+)m/.exec(block)?.[1] ?? Number.NaN);
  const template = (name: string) => limit(compose.slice(compose.indexOf(`\nx-${name}: &${name}`)));
  const services = compose
    .slice(compose.indexOf('\nservices:'), compose.indexOf('\nnetworks:'))
    .split(/\n {2}(?=[\w-]+:\n)/)
    .slice(1);
  const total = services.reduce((sum, block) => {
    const own = limit(block);
    if (!Number.isNaN(own)) return sum + own;
    return sum + template(block.includes('*database') ? 'database' : 'service');
  }, 0);
  expect(services).toHaveLength(16);
  expect(total).toBeGreaterThan(3_000);
  expect(total).toBeLessThanOrEqual(4_096);
});

test('a service shares a network with its own database only', () => {
  for (const id of databaseIds) {
    const theme = id.replace('-mysql', '');
    const networks = new RegExp(`\\n  ${id}:\\n(?:    .*\\n)*?    networks: \\[(.*)\\]`).exec(compose)?.[1];
    expect(networks).toBe(theme);
    const members = [...compose.matchAll(/\n {2}([\w-]+):\n(?: {4}.*\n)*? {4}networks: \[(.*)\]/g)]
      .filter((found) => found[2]?.split(', ').includes(theme))
      .map((found) => found[1]);
    expect(members.sort()).toEqual([id, `${theme}-service`, 'lab'].sort());
  }
});

test('the lab in a container calls components by name, and tells people the published addresses', () => {
  const env = {
    BULKHEAD_DRIVER: 'docker',
    BULKHEAD_PUBLISHED_OFFSET: '20000',
    BULKHEAD_PUBLISHED_MANAGEMENT_PORT: '25680',
  };
  const config = readLabConfig(env);
  expect(config.reach('order-mysql')).toEqual({ host: 'order-mysql', port: 3306 });
  expect(config.reachUrl('order-service')).toBe('http://order-service:8081');
  expect(config.urlOf('order-service')).toBe('http://127.0.0.1:28081');
  expect(config.reachManagement).toBe('http://rabbitmq:15672');
  expect(config.managementUrl).toBe('http://127.0.0.1:25680');
  expect(config.webOrigins).toContain('http://127.0.0.1:23000');
  expect(readLabConfig({ ...env, BULKHEAD_PUBLISHED_OFFSET: '0000' }).portOf('lab')).toBe(8090);
});
