import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LabEvent, LiveServerToClient, Order, Product } from '@bulkhead/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildLab, startChildLab } from '../src/child-lab/child-lab.ts';
import { assertPortsFree, planPorts } from '../src/runtime/ports.ts';
import { createLabApi, type LabApi, until } from '../src/storm/lab-api.ts';

const run = promisify(execFile);
const cli = join(import.meta.dirname, '../src/cli/main.ts');
const order = {
  customerId: 'ada-lovelace',
  items: [{ productId: 'brass-sextant', quantity: 1 }],
  paymentMethod: 'card_ok',
};

let lab: ChildLab;
let api: LabApi;
beforeAll(async () => {
  lab = await startChildLab({ withWeb: false, upMs: 150_000 });
  api = createLabApi(lab.labUrl, lab.orderUrl);
});
afterAll(async () => {
  await lab?.stop();
});

const bulkhead = (...args: string[]) =>
  run(process.execPath, [cli, '--port-offset', String(lab.offset), ...args], { timeout: 60_000 });
const status = async (id: string) => ((await (await api.ask('GET', `/shop/orders/${id}`)).json()) as Order).status;

async function confirmed(): Promise<Order> {
  const placed = (await (await api.ask('POST', '/shop/orders', order)).json()) as Order;
  expect(await until(async () => (await status(placed.id)) === 'CONFIRMED', 60_000)).toBe(true);
  return placed;
}

describe('telemetry', () => {
  it('tells one order as one trace, in at most 60 events, through HTTP, outbox and AMQP', async () => {
    await confirmed();
    const events: LabEvent[] = [];
    const socket: Socket<LiveServerToClient> = io(`${lab.labUrl}/live`, { transports: ['websocket'] });
    await new Promise<void>((resolve) => socket.once('live:snapshot', () => resolve()));
    socket.on('live:frame', (frame) => void events.push(...frame));
    const { id } = await confirmed();
    const isTold = () =>
      events.some((e) => e.kind === 'saga.changed' && e.orderId === id && e.data.status === 'COMPLETED');
    expect(await until(async () => isTold(), 30_000)).toBe(true);
    await until(async () => false, 2_000); // what trails behind: history, sale, acknowledgements
    socket.disconnect();
    const traceId = events.find((e) => e.kind === 'order.accepted' && e.orderId === id)?.traceId;
    const own = events.filter((e) => e.traceId === traceId || e.orderId === id);
    expect(own.length).toBeLessThanOrEqual(60);
    expect(new Set(own.flatMap((e) => e.traceId ?? [])).size).toBe(1);
    const spans = own.filter((e) => e.kind === 'span.ended');
    expect(new Set(spans.map((e) => e.source))).toEqual(
      new Set([
        'order-service',
        'product-service',
        'customer-service',
        'payment-service',
        'notification-service',
        'card-processor',
      ]),
    );
    expect(new Set(spans.map((e) => e.data.op))).toEqual(
      new Set(['http-server', 'http-client', 'sql', 'publish', 'consume']),
    );
    expect(spans.filter((e) => e.data.outcome !== 'ok')).toEqual([]);
    const known = new Set(spans.map((e) => e.data.spanId));
    const roots = spans.filter((e) => e.data.parentSpanId === undefined || !known.has(e.data.parentSpanId));
    expect(roots).toHaveLength(1);
  });
});

describe('the command line', () => {
  it('places an order and waits for it, shows it, audits', async () => {
    const { stdout } = await bulkhead('order', '--product', 'brass-sextant', '--card', 'card_ok', '--wait');
    expect(stdout).toMatch(/confirmed/i);
    expect((await bulkhead('status')).stdout).toContain('payment-mysql');
    expect((await bulkhead('orders', '--json')).stdout).toContain('CONFIRMED');
    const isGreen = await until(async () => (await bulkhead('audit')).stdout !== '', 60_000, 1_000);
    expect(isGreen).toBe(true);
  });

  it('says that a lab runs already, and where', async () => {
    const { stdout } = await bulkhead('up', '--no-web');
    expect(stdout).toContain('runs already');
    expect(stdout).toContain(String(lab.pid));
  });

  it('refuses what can not be, in words', async () => {
    await expect(bulkhead('kill', 'no-such-thing')).rejects.toMatchObject({
      stderr: expect.stringContaining('no-such-thing'),
    });
    await expect(bulkhead('start', 'payment-mysql')).rejects.toMatchObject({
      stderr: expect.stringMatching(/up|runs/i),
    });
  });
});

describe('a service that is killed while it ends in peace (#58)', () => {
  it('loses no order', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => api.place('brass-sextant')));
    const stopping = api.ask('POST', '/components/order-service/stop');
    await api.ask('POST', '/components/order-service/kill');
    await stopping;
    await api.verb('order-service', 'start');
    for (const id of ids) expect(await until(() => api.isConfirmed(id), 60_000), id).toBe(true);
  });
});

describe('reset', () => {
  it('puts the first data back, in the middle of orders, and refuses messages of the older world', async () => {
    await api.ask('POST', '/shop/orders', order);
    const response = await fetch(`${lab.labUrl}/api/reset`, { method: 'POST', signal: AbortSignal.timeout(60_000) });
    expect(response.status).toBe(200);
    const { items } = (await (await api.ask('GET', '/shop/orders')).json()) as { items: Order[] };
    expect(items).toEqual([]);
    const sextant = (await (await api.ask('GET', '/shop/products/brass-sextant')).json()) as Product;
    expect(sextant).toMatchObject({ reserved: 0, sold: 0 });
    await confirmed();
    expect(
      await until(async () => (await api.audit()).verdicts.every((v) => v.verdict === 'holds'), 60_000, 1_000),
    ).toBe(true);
  });
});

describe('its end', () => {
  it('leaves nothing behind', async () => {
    await lab.stop();
    await expect(assertPortsFree(planPorts(lab.offset), new Set(), false)).resolves.toBeUndefined();
  });
});
