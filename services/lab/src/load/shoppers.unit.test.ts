import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { eventually } from '../../../shared/testing/src/eventually.ts';
import type { ShopAnswer, ShopRequest } from '../shop/shop.ts';
import { createShoppers } from './shoppers.ts';

const settings = { ordersPerSecond: 100, strategy: 'saga', mix: 'everyday' } as const;
const at = '2026-01-01T00:00:00.000Z';
const json = (status: number, body: unknown, headers = {}): ShopAnswer => ({
  status,
  headers,
  body: Buffer.from(JSON.stringify(body)),
});

function product(id: string, available: number) {
  return {
    id,
    name: id,
    price: { amount: 100, currency: 'EUR' },
    available,
    reserved: 0,
    sold: 0,
    version: 1,
    updatedAt: at,
  };
}

const customers = {
  items: [{ id: 'ada', name: 'Ada', email: 'ada@example.org', city: 'London', version: 1, updatedAt: at }],
};

/** A shop with one common and one rare product; `place` answers the orders. */
function openShop(place: (request: ShopRequest) => Promise<ShopAnswer>) {
  const calls: ShopRequest[] = [];
  const shop = {
    async call(request: ShopRequest): Promise<ShopAnswer> {
      calls.push(request);
      if (request.resource === 'customers') return json(200, customers);
      if (request.resource === 'products' && request.method === 'GET')
        return json(200, { items: [product('rope', 12), product('last-map', 1)] });
      if (request.resource === 'products') return json(200, product('rope', 500));
      return place(request);
    },
  };
  const onChanged = vi.fn();
  const shoppers = createShoppers({ shop, onChanged, onSampled: () => {}, seed: 1 });
  onTestFinished(() => shoppers.close());
  return { shoppers, calls, onChanged };
}

const accept = async () => json(202, {}, { location: '/api/shop/orders/1' });

describe('shoppers', () => {
  it('order, restock what runs low, and leave the last piece to people', async () => {
    const { shoppers, calls, onChanged } = openShop(accept);
    shoppers.send(settings);
    await eventually(() => shoppers.state().accepted >= 20);
    expect(onChanged).toHaveBeenCalledWith({ ordersPerSecond: 100, strategy: 'saga' });
    expect(calls.filter((call) => call.rest === '/rope/restock').length).toBeGreaterThan(0);
    expect(calls.filter((call) => call.rest?.includes('last-map') || call.body?.includes('last-map'))).toEqual([]);
  });

  it('give up when the line is too long', async () => {
    const { shoppers } = openShop(() => new Promise(() => {}));
    shoppers.send(settings);
    await eventually(() => shoppers.state().refused > 0);
    expect(shoppers.state()).toMatchObject({ inFlight: 200, accepted: 0 });
  });

  it('count a refusal, and stop when told', async () => {
    const { shoppers, onChanged } = openShop(async () => json(503, {}));
    shoppers.send(settings);
    await eventually(() => shoppers.state().refused > 3);
    expect(shoppers.stop().settings).toBeNull();
    expect(onChanged).toHaveBeenLastCalledWith({ ordersPerSecond: 0, strategy: 'saga' });
  });

  it('wait while they are held back', async () => {
    const { shoppers, calls } = openShop(accept);
    shoppers.send(settings);
    await eventually(() => shoppers.state().accepted > 0);
    const goOn = await shoppers.pause();
    const before = shoppers.state().accepted;
    const looks = () => calls.filter((call) => call.resource === 'customers').length;
    expect(looks()).toBe(1);
    goOn();
    await eventually(() => shoppers.state().accepted > before);
    // What was known of the shelves is forgotten: after a reset they are others.
    expect(looks()).toBe(2);
  });
});
