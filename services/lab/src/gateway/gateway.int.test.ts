import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LabEvent, LiveServerToClient, TelemetryServerToClient } from '@bulkhead/contracts';
import { emptyWorld, reduceAll, type World } from '@bulkhead/world';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventLog, type EventLog } from '../events/event-log.ts';
import { createGateway, type Gateway } from './gateway.ts';

const origin = 'http://127.0.0.1:3000';
const token = 'a-token-of-the-lab';
const logger = { warn: () => {}, info: () => {} };

let server: Server;
let log: EventLog;
let gateway: Gateway;
let url: string;
let sockets: Socket[] = [];

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is never a string
  log = createEventLog({ runId: 'run-1' });
  const allowedHosts = ['127.0.0.1', 'localhost'];
  gateway = createGateway({
    server,
    log,
    logger,
    allowedHosts,
    allowedOrigins: [origin],
    telemetryToken: token,
    maxLiveClients: 3,
  });
});

afterEach(async () => {
  for (const socket of sockets) socket.disconnect();
  sockets = [];
  await gateway.close();
  log.close();
  server.close();
  await once(server, 'close');
});

function connect(namespace: string, options: Partial<ManagerOptions & SocketOptions>): Socket {
  const socket = io(`${url}${namespace}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...options,
  });
  sockets.push(socket);
  return socket;
}

/** The first argument of the next such event. */
function heard(socket: Socket, event: string): Promise<unknown> {
  return new Promise((resolve) => socket.once(event, resolve));
}

/** The TCP socket below a client: pausing it is what a browser that is too busy to read does. */
function tcpSocketOf(socket: Socket): { pause(): void; resume(): void } {
  // Reached through the insides of two libraries, which have no types for it.
  return (socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws._socket;
}

function say(id: string): void {
  log.append('alert.raised', { id, severity: 'warning', title: id, detail: '' });
}

/** What a dashboard does: start from a snapshot, fold frames. */
function lookOn(auth: object = {}) {
  const socket: Socket<LiveServerToClient<World>> = connect('/live', { auth });
  const seen = { snapshots: 0, frames: 0, events: [] as LabEvent[], world: emptyWorld() };
  socket.on('live:snapshot', ({ world }) => {
    seen.snapshots += 1;
    seen.world = world;
  });
  socket.on('live:frame', (events) => {
    seen.frames += 1;
    seen.events.push(...events);
    seen.world = reduceAll(seen.world, events);
  });
  return { socket, seen };
}

describe('/live', () => {
  it('gives a newcomer a snapshot and then every event', async () => {
    say('before');
    const { seen } = lookOn();
    await vi.waitFor(() => expect(seen.snapshots).toBe(1), { timeout: 5_000 });
    say('after');
    await vi.waitFor(() => expect(Object.keys(seen.world.alerts)).toEqual(['before', 'after']), { timeout: 5_000 });
    expect(seen.world).toEqual(log.world());
  });

  it('lets a client resume where it stopped', async () => {
    for (const id of ['a', 'b', 'c']) say(id);
    const { seen } = lookOn({ runId: 'run-1', lastSeq: 1 });
    await vi.waitFor(() => expect(seen.events.map((event) => event.seq)).toEqual([2, 3]), { timeout: 5_000 });
    expect(seen.snapshots).toBe(0);
  });

  it('tells one who missed nothing so, with an empty frame', async () => {
    say('a');
    const { seen } = lookOn({ runId: 'run-1', lastSeq: 1 });
    await vi.waitFor(() => expect(seen.frames).toBe(1), { timeout: 5_000 });
    expect([seen.snapshots, seen.events]).toEqual([0, []]);
  });

  it.each([
    ['another run', { runId: 'run-0', lastSeq: 1 }],
    ['a seq that is yet to come', { runId: 'run-1', lastSeq: 99 }],
    ['nonsense', { runId: 5, lastSeq: 'x' }],
  ])('gives a snapshot to one who comes with %s', async (_what, auth) => {
    say('a');
    const { seen } = lookOn(auth);
    await vi.waitFor(() => expect(seen.snapshots).toBe(1), { timeout: 5_000 });
  });

  it('misses nothing while events pour in', async () => {
    const pouring = setInterval(() => say(`alert ${Math.random()}`), 1);
    const { socket, seen } = lookOn();
    await vi.waitFor(() => expect(seen.events.length).toBeGreaterThan(30), { timeout: 5_000 });
    socket.disconnect();
    const resumed = lookOn({ runId: 'run-1', lastSeq: seen.world.seq });
    resumed.seen.world = seen.world;
    await vi.waitFor(() => expect(resumed.seen.events.length).toBeGreaterThan(30), { timeout: 5_000 });
    clearInterval(pouring);
    await vi.waitFor(() => expect(resumed.seen.world).toEqual(log.world()), { timeout: 5_000 });
    const seqs = [...seen.events, ...resumed.seen.events].map((event) => event.seq);
    expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
  });

  it('cuts off a client that does not read, and lets it resume', async () => {
    let lastSeq: number | undefined;
    const socket: Socket<LiveServerToClient<World>> = connect('/live', {
      reconnection: true,
      reconnectionDelay: 20,
      auth: (send) => send(lastSeq === undefined ? {} : { runId: 'run-1', lastSeq }),
    });
    let snapshots = 0;
    let world = emptyWorld();
    socket.on('live:snapshot', (snapshot) => {
      snapshots += 1;
      world = snapshot.world;
    });
    socket.on('live:frame', (events) => {
      world = reduceAll(world, events);
      lastSeq = world.seq;
    });
    await vi.waitFor(() => expect(snapshots).toBe(1), { timeout: 5_000 });
    lastSeq = world.seq;
    tcpSocketOf(socket).pause();
    const title = 'x'.repeat(100_000);
    for (let i = 0; i < 3_000 && gateway.liveClients() > 0; i += 1) {
      log.append('alert.raised', { id: `a${i}`, severity: 'warning', title, detail: '' });
      log.world();
      if (i % 20 === 0) await new Promise(setImmediate);
    }
    expect(gateway.liveClients()).toBe(0);
    tcpSocketOf(socket).resume();
    await vi.waitFor(() => expect(world.seq).toBe(log.world().seq), { timeout: 15_000 });
    expect(world).toEqual(log.world());
    expect(snapshots).toBe(1);
  }, 30_000);

  it('refuses a foreign origin, a foreign host and one dashboard too many', async () => {
    for (const extraHeaders of [{ origin: 'http://evil.example' }, { host: 'evil.example' }]) {
      const error = await heard(connect('/live', { extraHeaders }), 'connect_error');
      expect(error).toBeInstanceOf(Error);
    }
    const ours = connect('/live', { extraHeaders: { origin } });
    await heard(ours, 'connect');
    for (const more of [lookOn(), lookOn()]) await heard(more.socket, 'connect');
    const error = await heard(lookOn().socket, 'connect_error');
    expect(error).toMatchObject({ message: expect.stringContaining('too many dashboards') });
  });
});

describe('/telemetry', () => {
  const hello = { token, source: 'order-service', instance: 'order-service-1', pid: 12 };
  const start = { kind: 'span.started', at: 1, data: { spanId: 's1', op: 'sql', name: 'query', peer: 'order-mysql' } };

  it('takes facts, counts gaps, and ends the open spans of a source that is lost', async () => {
    const source = connect('/telemetry', { auth: hello });
    await heard(source, 'connect');
    source.emit('telemetry:batch', { seq: 0, dropped: 0, facts: [start] });
    source.emit('telemetry:batch', { seq: 4, dropped: 1, facts: [{ kind: 'no-such-fact', at: 1, data: {} }] });
    await vi.waitFor(() => expect(log.world().components['order-service'].telemetry.missed).toBe(5), {
      timeout: 5_000,
    });
    expect(log.world().components['order-service'].telemetry.connected).toBe(true);
    expect(Object.keys(log.world().sources['order-service']?.openSpans ?? {})).toEqual(['s1']);
    source.disconnect();
    await vi.waitFor(() => expect(log.world().components['order-service'].telemetry.connected).toBe(false), {
      timeout: 5_000,
    });
    const ended = log.since(0)?.find((event) => event.kind === 'span.ended');
    expect(ended?.data).toMatchObject({ spanId: 's1', outcome: 'lost' });
    expect(log.world().sources['order-service']).toMatchObject({ openSpans: {}, lostSpans: 1 });
  });

  it('arms failpoints in the processes of a component', async () => {
    const source: Socket<TelemetryServerToClient> = connect('/telemetry', { auth: hello });
    const armed = new Promise((resolve) => source.on('failpoints:arm', resolve));
    await vi.waitFor(() => expect(log.world().components['order-service'].telemetry.connected).toBe(true), {
      timeout: 5_000,
    });
    const points = [{ name: 'after-commit', effect: 'crash' as const, hit: 1, expiresInMs: 1_000 }];
    expect(gateway.telemetry.armFailpoints('order-service', points)).toBe(1);
    expect(gateway.telemetry.armFailpoints('payment-service', points)).toBe(0);
    expect(await armed).toEqual(points);
  });

  it.each([
    ['a wrong token', { ...hello, token: 'guessed' }],
    ['a database', { ...hello, source: 'order-mysql' }],
    ['nothing', {}],
  ])('refuses %s', async (_what, auth) => {
    const error = await heard(connect('/telemetry', { auth }), 'connect_error');
    expect(error).toBeInstanceOf(Error);
    expect(log.size.events).toBe(0);
  });
});
