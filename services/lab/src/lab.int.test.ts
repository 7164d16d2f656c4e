import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabEvent } from '@bulkhead/contracts';
import { labStateSchema } from '@bulkhead/contracts';
import type { World } from '@bulkhead/world';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeDriver } from '../test/fake-driver.ts';
import { type LabConfig, readLabConfig } from './config.ts';
import { createLab, type Lab } from './lab.ts';

let stateDir: string;
let config: LabConfig;
let lab: Lab;
let fake: ReturnType<typeof createFakeDriver>;
let frames: LabEvent[];

/** An offset at which nobody listens on the lab's port. */
async function freeOffset(): Promise<number> {
  for (let offset = 31_000; offset < 50_000; offset += 17) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(8090 + offset, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return offset;
  }
  throw new Error('no free port');
}

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'bulkhead-lab-'));
  config = readLabConfig({ BULKHEAD_STATE_DIR: stateDir, LOG_LEVEL: 'silent' }, { portOffset: await freeOffset() });
  fake = createFakeDriver();
  frames = [];
  lab = createLab(config, { openDriver: async () => fake.driver, onFrame: (events) => frames.push(...events) });
});

afterEach(async () => {
  await lab.stop();
  await rm(stateDir, { recursive: true, force: true });
});

describe('the lab', () => {
  it('can be looked at from the first moment, while its components still come up', async () => {
    const { runId } = await lab.start();
    const socket = io(`${config.urlOf('lab')}/live`, { transports: ['websocket'], forceNew: true });
    const { world } = await new Promise<{ world: World }>((resolve) => socket.once('live:snapshot', resolve));
    socket.disconnect();
    expect(world).toMatchObject({ runId, run: { driver: 'process' } });
    expect(world.components.lab.status.state).toBe('up');
    expect(world.components['payment-mysql'].status.state).toBe('absent');
  });

  it('serves its API and carries out verbs', async () => {
    await lab.start();
    await fake.driver.start('payment-mysql');
    const answer = await fetch(`${config.urlOf('lab')}/api/components/payment-mysql/kill`, { method: 'POST' });
    expect(answer.status).toBe(200);
    const state = labStateSchema.parse(await (await fetch(`${config.urlOf('lab')}/api/lab`)).json());
    expect(state.components.find(({ id }) => id === 'payment-mysql')?.state).toBe('killed');
    expect(frames.map((event) => event.kind)).toContain('operator.acted');
  });

  it('ends everything that it began, once', async () => {
    await lab.start();
    await fake.driver.start('order-service');
    await Promise.all([lab.stop(), lab.stop()]);
    expect(fake.driver.status('order-service').state).toBe('stopped');
    await expect(fetch(`${config.urlOf('lab')}/api/lab`)).rejects.toThrow();
    expect(frames.at(-1)).toMatchObject({ kind: 'component.changed', data: { id: 'order-service', state: 'stopped' } });
  });

  it('leaves nothing open when its port is taken', async () => {
    const other = createServer().listen(config.portOf('lab'), '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    await fake.driver.start('order-service');
    await expect(lab.start()).rejects.toThrow('EADDRINUSE');
    expect(fake.driver.status('order-service').state).toBe('stopped');
    await new Promise((resolve) => other.close(resolve));
  });
});
