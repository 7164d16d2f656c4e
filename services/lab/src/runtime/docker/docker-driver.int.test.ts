import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../../../shared/testing/src/eventually.ts';
import { type FakeEngine, startFakeEngine } from '../../../test/fake-engine.ts';
import type { Driver } from '../driver.ts';
import { createDockerDriver } from './docker-driver.ts';
import { createEngineClient, EngineRefusal } from './engine-client.ts';
import { createEngine } from './engine-proxy/engine.ts';
import { createProxy } from './engine-proxy/proxy.ts';

// The real driver, client and proxy, before an engine whose containers are words.
let folder: string;
let engine: FakeEngine;
let proxy: Server;
let driver: Driver;
const proxySocket = () => join(folder, 'proxy.sock');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
  engine = await startFakeEngine(join(folder, 'engine.sock'));
  const container = (project: string, component: string | undefined) => ({
    ...{ project, component, state: 'running', pid: 10, exitCode: 0 },
    log: 'one\ntwo\nthree\n',
  });
  engine.containers.set('a1', container('bulkhead', 'payment-mysql'));
  engine.containers.set('a2', container('bulkhead', 'order-service'));
  engine.containers.set('a3', container('bulkhead', undefined));
  engine.containers.set('b1', container('elsewhere', 'payment-mysql'));
  proxy = createServer(createProxy(createEngine(join(folder, 'engine.sock')), 'bulkhead'));
  await new Promise<void>((resolve) => proxy.listen(proxySocket(), resolve));
  driver = await createDockerDriver({
    socketPath: proxySocket(),
    askFlavour: async (id) => `${id} 9.7`,
    onError: () => {},
  });
});
afterEach(async () => {
  await driver.shutdown();
  proxy.closeAllConnections();
  await new Promise((resolve) => proxy.close(resolve));
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

test('what runs is found, and each verb is carried out on the container of that name', async () => {
  expect(driver.status('payment-mysql')).toMatchObject({ state: 'running', pid: 10 });
  await eventually(() => driver.flavour('payment-mysql') === 'payment-mysql 9.7');
  expect(await driver.kill('payment-mysql')).toMatchObject({ ok: true, status: { state: 'killed' } });
  expect(driver.status('payment-mysql')).not.toHaveProperty('pid');
  expect(await driver.kill('payment-mysql')).toMatchObject({ ok: false, message: expect.stringContaining('nothing') });
  expect(await driver.start('payment-mysql')).toMatchObject({ ok: true, status: { state: 'running', pid: 100 } });
  expect(await driver.freeze('payment-mysql')).toMatchObject({ status: { state: 'frozen' } });
  expect(await driver.thaw('payment-mysql')).toMatchObject({ status: { state: 'running' } });
  expect(await driver.stop('payment-mysql')).toMatchObject({ status: { state: 'stopped' } });
  expect(await driver.restart('payment-mysql')).toMatchObject({ status: { state: 'running' } });
  expect(engine.asked).toContain('POST /containers/a1/stop?t=20');
  expect(engine.asked.filter((line) => line.startsWith('POST') && !line.includes('/a1/'))).toEqual([]);
});

test('what happens without the lab is seen, with the reason', async () => {
  engine.happen('a1', 'die', { state: 'exited', exitCode: 137, pid: 0 });
  await eventually(() => driver.status('payment-mysql').state === 'crashed');
  expect(driver.status('payment-mysql').detail).toContain('not sent by the lab');
  // An engine that hung up is listened to again, and what changed meanwhile is seen.
  engine.hangUp();
  engine.happen('a1', 'start', { state: 'running', pid: 77 });
  await eventually(() => driver.status('payment-mysql').pid === 77);
});

test('a container that was removed by hand is absent, and a start says what makes it again', async () => {
  engine.happen('a1', 'destroy', 'remove');
  await eventually(() => driver.status('payment-mysql').state === 'absent');
  const outcome = await driver.start('payment-mysql');
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('docker compose up -d payment-mysql') });
});

test('a start that the engine refuses is a crash with the way out', async () => {
  await driver.stop('payment-mysql');
  engine.refuseStart = 'Error starting userland proxy: listen tcp4 127.0.0.1:3308: bind: address already in use';
  await expect(driver.start('payment-mysql')).rejects.toThrow(/port 3308 .* is taken.*BULKHEAD_PORT_PREFIX/);
  expect(driver.status('payment-mysql').state).toBe('crashed');
});

test('logs and figures', async () => {
  expect(await driver.logs('payment-mysql', 2)).toEqual({ lines: ['two', 'three'], truncated: true });
  const figures = await driver.stats();
  expect(figures.map(({ id }) => id).sort()).toEqual(['lab', 'order-service', 'payment-mysql']);
  expect(figures.find(({ id }) => id === 'payment-mysql')?.memoryBytes).toBe(500);
});

test('no engine: after some trying, an error with the way out', async () => {
  const nobody = createDockerDriver({
    socketPath: join(folder, 'nobody.sock'),
    askFlavour: async () => '',
    onError: () => {},
    engineDeadlineMs: 500,
  });
  await expect(nobody).rejects.toThrow(/docker compose logs engine-proxy/);
});

test('the proxy touches no other container, and does nothing that is not a verb', async () => {
  const client = createEngineClient(proxySocket());
  const post = (path: string) => fetchAt(proxySocket(), 'POST', path).then(({ status }) => status);
  await expect(client.act('customer-mysql', 'kill')).rejects.toThrow(EngineRefusal);
  expect(await post('/containers/a3/kill')).toBe(404);
  expect(await post('/containers/b1/kill')).toBe(404);
  expect(await post('/containers/payment-mysql/exec')).toBe(403);
  expect(await post('/containers/create')).toBe(403);
  expect(await post('/containers/payment-mysql/kill/../../b1/kill')).toBe(404);
  expect(await post('/containers/..%2Fimages/kill')).toBe(403);
  expect(await post('/images/prune')).toBe(403);
  expect((await fetchAt(proxySocket(), 'DELETE', '/containers/payment-mysql')).status).toBe(403);
  expect((await fetchAt(proxySocket(), 'GET', '/info')).status).toBe(403);
  expect((await client.list()).map(({ component }) => component).sort()).toEqual(['order-service', 'payment-mysql']);
  expect(engine.asked.filter((line) => !line.startsWith('GET'))).toEqual([]);
});

async function fetchAt(socketPath: string, method: string, path: string): Promise<{ status: number }> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method, path }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0 }));
    });
    asked.once('error', reject);
    asked.end();
  });
}
