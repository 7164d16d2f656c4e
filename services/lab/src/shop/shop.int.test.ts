import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '@bulkhead/kit/http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readAccepted } from '../audit/read-accepted.ts';
import { openJournal } from './journal.ts';
import { createShop } from './shop.ts';

const orderId = '0198a000-0000-7000-8000-000000000001';
const order = { customerId: 'ada', items: [{ productId: 'sextant', quantity: 2 }], paymentMethod: 'card_ok' };

/** A shop whose every service is this listener. */
async function openShop(listener: RequestListener, deadlineMs = 5_000) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  const folder = await mkdtemp(join(tmpdir(), 'shop-'));
  const file = join(folder, 'accepted.jsonl');
  const journal = openJournal(file);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const shop = createShop({ urlOf: () => `http://127.0.0.1:${port}`, journal, deadlineMs, nowMs: () => 5 });
  onTestFinished(async () => {
    await shop.close();
    await journal.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return { shop, file, journal };
}

const placing = { method: 'POST', resource: 'orders', body: JSON.stringify(order), idempotencyKey: 'k1' } as const;

describe('the shop', () => {
  it('writes down what was accepted before anybody is told', async () => {
    const { shop, file, journal } = await openShop((_request, response) => {
      response.writeHead(202, { location: `/api/orders/${orderId}`, 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: orderId }));
    });
    const answer = await shop.call(placing);
    expect(answer.headers.location).toBe(`/api/shop/orders/${orderId}`);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ orderId, key: 'k1', at: 5, items: order.items });
    expect(await readAccepted(file)).toEqual([{ orderId, atMs: 5 }]);
    await journal.clear();
    expect(await readAccepted(file)).toEqual([]);
  });

  it('writes nothing down for a refusal', async () => {
    const { shop, file } = await openShop((_request, response) => response.writeHead(422).end('{}'));
    expect((await shop.call(placing)).status).toBe(422);
    expect(await readAccepted(file)).toEqual([]);
  });

  it('gives up on a service that says nothing, and says what that means', async () => {
    const { shop } = await openShop(() => {}, 150);
    const refusal = await shop.call(placing).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProblemError);
    expect(refusal).toMatchObject({
      code: 'deadline-exceeded',
      message: expect.stringContaining('same Idempotency-Key'),
    });
  });

  it('does not take in more than it can hold', async () => {
    const { shop } = await openShop((_request, response) => response.end('x'.repeat(3 * 1024 * 1024)));
    await expect(shop.call({ method: 'GET', resource: 'products' })).rejects.toThrow(ProblemError);
  });
});

describe('the journal', () => {
  it('leaves out a last line that was torn', async () => {
    const { file, journal } = await openShop(() => {});
    await Promise.all(
      [1, 2, 3].map((at) => journal.append({ orderId: `${orderId.slice(0, -1)}${at}`, at, items: [] })),
    );
    await appendFile(file, '{"orderId":"0198a');
    expect((await readAccepted(file)).map(({ atMs }) => atMs)).toEqual([1, 2, 3]);
  });
});
