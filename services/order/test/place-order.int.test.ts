import { eventually } from '@bulkhead/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder, type Harness, startHarness } from './harness.ts';

let lab: Harness;
beforeAll(async () => {
  lab = await startHarness();
});
afterAll(() => lab?.stop());

const post = (body: unknown, headers: Record<string, string> = {}) => lab.request('POST', '/api/orders', body, headers);

async function countOrders(): Promise<number> {
  const events = (await (await lab.request('GET', '/api/order-events?limit=1000')).json()) as {
    items: { type: string }[];
  };
  return events.items.filter((e) => e.type === 'OrderCreated').length;
}

describe('Idempotency-Key', () => {
  it('gives one order for one key, one after the other and at once (#25)', async () => {
    const before = await countOrders();
    const key = { 'Idempotency-Key': `k-${Date.now()}` };
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(anOrder, key)));
    const bodies = (await Promise.all(answers.map((a) => a.json()))) as { id: string }[];
    expect(answers.map((a) => a.status)).toEqual(Array(8).fill(202));
    expect(new Set(bodies.map((b) => b.id)).size).toBe(1);
    expect((await post({ ...anOrder, onNotificationFailure: 'retry' }, key)).status).toBe(202);
    expect((await post({ ...anOrder, paymentMethod: 'card_slow' }, key)).status).toBe(409);
    expect(await countOrders()).toBe(before + 1);
  });
});

describe('bad input is refused with a problem and changes nothing', () => {
  const cases: [string, unknown, number, Record<string, string>?][] = [
    ['an unknown product', { ...anOrder, items: [{ productId: 'no-such-thing', quantity: 1 }] }, 422],
    ['an unknown customer', { ...anOrder, customerId: 'nobody' }, 422],
    ['quantity 0', { ...anOrder, items: [{ productId: 'brass-sextant', quantity: 0 }] }, 422],
    ['a negative quantity', { ...anOrder, items: [{ productId: 'brass-sextant', quantity: -1 }] }, 422],
    ['a huge quantity', { ...anOrder, items: [{ productId: 'brass-sextant', quantity: 1e12 }] }, 422],
    ['half a piece', { ...anOrder, items: [{ productId: 'brass-sextant', quantity: 0.5 }] }, 422],
    ['no items', { ...anOrder, items: [] }, 422],
    ['an unknown field', { ...anOrder, discount: 100 }, 422],
    ['an unknown strategy', { ...anOrder, strategy: 'hope' }, 422],
    ['the same product twice', { ...anOrder, items: [...anOrder.items, ...anOrder.items] }, 422],
    ['malformed JSON', '{"customerId":', 400],
    ['a body that is too large', JSON.stringify({ ...anOrder, customerId: 'x'.repeat(40_000) }), 413],
    ['another type than JSON', anOrder, 415, { 'content-type': 'text/plain' }],
    ['a foreign origin', anOrder, 403, { origin: 'http://evil.example' }],
    ['an empty key', anOrder, 422, { 'Idempotency-Key': 'with space' }],
  ];
  it.each(cases)('%s', async (_what, body, status, headers = {}) => {
    const before = await countOrders();
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as { type: string; detail: string };
    expect(problem.type).toMatch(/^\/problems\//);
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(await countOrders()).toBe(before);
  });

  it('a wrong method, an unknown order, a broken id', async () => {
    const wrong = await lab.request('DELETE', '/api/orders');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('POST, GET');
    expect((await lab.request('GET', '/api/orders/01900000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await lab.request('GET', '/api/orders/17')).status).toBe(422);
    expect((await lab.request('POST', '/api/orders/01900000-0000-7000-8000-000000000000/cancel')).status).toBe(404);
  });
});

describe('when the owners of names and prices are away (#39)', () => {
  it('takes orders from its own copies and says so, with their age; what no copy knows is refused for now', async () => {
    const at = new Date().toISOString();
    await lab.vhost.manage(
      'POST',
      `/exchanges/${lab.vhost.name}/product.exchange/publish`,
      messageOf('product.updated', 'brass-sextant', {
        productId: 'brass-sextant',
        version: 3,
        name: 'Brass sextant, polished',
        price: { amount: 9900, currency: 'EUR' },
        updatedAt: at,
      }),
    );
    await lab.vhost.manage(
      'POST',
      `/exchanges/${lab.vhost.name}/product.exchange/publish`,
      messageOf('product.updated', 'brass-sextant', {
        productId: 'brass-sextant',
        version: 2,
        name: 'older',
        price: { amount: 1, currency: 'EUR' },
        updatedAt: at,
      }),
    );
    await lab.vhost.manage(
      'POST',
      `/exchanges/${lab.vhost.name}/customer.exchange/publish`,
      messageOf('customer.updated', 'ada-lovelace', {
        customerId: 'ada-lovelace',
        version: 1,
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        updatedAt: at,
      }),
    );
    lab.owners.isUp = false;
    const order = await eventually(() => lab.place(), { timeoutMs: 30_000 });
    expect(order.items[0]).toMatchObject({
      name: 'Brass sextant, polished',
      unitPrice: { amount: 9900 },
      knowledge: { source: 'copy' },
    });
    expect(order.items[0]?.knowledge.ageMs).toBeGreaterThanOrEqual(0);
    expect(order.customer.knowledge.source).toBe('copy');
    const unknown = await post({ ...anOrder, items: [{ productId: 'not-copied', quantity: 1 }] });
    expect(unknown.status).toBe(503);
    expect(unknown.headers.get('retry-after')).not.toBeNull();
    lab.owners.isUp = true;
    await lab.becomes(order.id, 'CONFIRMED');
  });
});

function messageOf(type: string, correlationId: string, data: object) {
  const message = {
    id: crypto.randomUUID(),
    type,
    version: 1,
    occurredAt: new Date().toISOString(),
    correlationId,
    dataEpoch: 1,
    data,
  };
  return {
    properties: { delivery_mode: 2, message_id: message.id, type },
    routing_key: type,
    payload: JSON.stringify(message),
    payload_encoding: 'string',
  };
}
