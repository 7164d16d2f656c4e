import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createDatabaseProgram,
  detectDatabase,
  endProcess,
  launchProcess,
  newAccountPasswords,
  type OwnedProcess,
  type Program,
  waitUntilReady,
} from '../runtime/index.ts';
import { createDatabaseProbe } from './database-probe.ts';
import { createServiceProbe } from './http-probe.ts';
import type { Probe } from './probe.ts';

const patiently = { timeout: 20_000, interval: 50 };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the database probe', () => {
  const runId = `probe-test-${process.pid}`;
  let folder: string;
  let program: Program;
  let owned: OwnedProcess;
  let probe: Probe;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bulkhead-probe-'));
    const passwords = newAccountPasswords();
    const port = await freePort();
    program = createDatabaseProgram({
      ...{
        server: await detectDatabase(),
        folder: join(folder, 'db'),
        stateDir: folder,
        port,
        extraPort: await freePort(),
      },
      ...{ schema: 'probe_db', passwords, logFile: join(folder, 'db.log') },
    });
    owned = await launchProcess(await program.prepare(), runId);
    await waitUntilReady(program, owned);
    probe = createDatabaseProbe({ host: '127.0.0.1', port, password: passwords.lab_reader });
  }, 90_000);

  afterAll(async () => {
    probe.close();
    await endProcess(owned, 10_000);
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  it('has an answer from a server that works, and counts its connections', async () => {
    expect(await probe.ask(2_000)).toEqual({ state: 'up' });
    const connections = await probe.connections?.(2_000);
    expect(connections?.used).toBeGreaterThan(0);
    expect(connections?.max).toBeGreaterThan(connections?.used ?? 0);
  });

  it('has none from a frozen one, within its deadline, and has one again after the thaw', async () => {
    await owned.signal('SIGSTOP');
    await expect(probe.ask(300)).rejects.toThrow('no answer within 300 ms');
    await expect(probe.ask(300)).rejects.toThrow();
    await owned.signal('SIGCONT');
    await vi.waitFor(async () => expect(await probe.ask(2_000)).toEqual({ state: 'up' }), patiently);
  }, 30_000);

  it('has none from a killed one, and has one again after the next start', async () => {
    await owned.signal('SIGKILL');
    await owned.exited;
    await expect(probe.ask(2_000)).rejects.toThrow();
    await expect(probe.ask(2_000)).rejects.toThrow();
    owned = await launchProcess(await program.prepare(), runId);
    await vi.waitFor(async () => expect(await probe.ask(2_000)).toEqual({ state: 'up' }), patiently);
  }, 30_000);
});

describe('the service probe', () => {
  it('tells a service that works from one that says what it lacks, and from silence', async () => {
    let status = 200;
    const checks = {
      database: { status: 'unavailable', detail: 'nothing listens on its port' },
      migrations: { status: 'ok' },
    };
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: status === 200 ? 'ok' : 'unavailable', service: 'order-service', checks }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // a TCP server's address is never a string
    const probe = createServiceProbe(`http://127.0.0.1:${port}`);
    expect(await probe.ask(2_000)).toEqual({ state: 'up' });
    status = 503;
    expect(await probe.ask(2_000)).toEqual({ state: 'unready', detail: 'database: nothing listens on its port' });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(probe.ask(2_000)).rejects.toThrow();
  });
});
