import type { List, Order } from '@bulkhead/contracts';
import { eventually } from '@bulkhead/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrder, type Harness, startHarness } from './harness.ts';

let lab: Harness;
/** In the order in which they were placed. */
const placed: Order[] = [];

async function list(query: string): Promise<List<Order>> {
  const response = await lab.request('GET', `/api/orders?${query}`);
  expect(response.status, query).toBe(200);
  return (await response.json()) as List<Order>; // as the contract says
}
const idsOf = async (query: string) => (await list(query)).items.map(({ id }) => id);

beforeAll(async () => {
  lab = await startHarness();
  for (const quantity of [3, 1, 4, 1, 5]) {
    placed.push(await lab.place({ ...anOrder, items: [{ productId: 'brass-sextant', quantity }] }));
  }
  for (const { id } of placed) await lab.becomes(id, 'CONFIRMED');
  await eventually(async () => (await list('status=CONFIRMED')).items.length === placed.length);
});
afterAll(() => lab?.stop());

const ids = (orders: readonly Order[]) => orders.map(({ id }) => id);

describe('the list of orders', () => {
  it('is sorted by time and total, both ways', async () => {
    expect(await idsOf('')).toEqual(ids(placed).toReversed());
    expect(await idsOf('sort=placed')).toEqual(ids(placed));
    const totals = (await list('sort=-total')).items.map(({ total }) => total.amount / 8_900);
    expect(totals).toEqual([5, 4, 3, 1, 1]);
    expect(await idsOf('sort=total')).toEqual((await idsOf('sort=-total')).toReversed());
  });

  it.each(['placed', '-placed', 'total', '-total'])('is walked by %s there and back', async (sort) => {
    const first = await list(`sort=${sort}&limit=2`);
    const second = await list(`sort=${sort}&limit=2&cursor=${first.nextCursor}`);
    const third = await list(`sort=${sort}&limit=2&cursor=${second.nextCursor}`);
    expect([first, second, third].flatMap(({ items }) => ids(items))).toEqual(await idsOf(`sort=${sort}`));
    expect(third.nextCursor).toBeUndefined();
    expect(await idsOf(`sort=${sort}&limit=2&cursor=${third.previousCursor}`)).toEqual(ids(second.items));
    expect(await idsOf(`sort=${sort}&limit=2&cursor=${second.previousCursor}`)).toEqual(ids(first.items));
  });

  it('is filtered by customer, status and time', async () => {
    expect(await idsOf('customerId=nobody')).toEqual([]);
    expect(await idsOf('customerId=ada-lovelace&status=CONFIRMED')).toHaveLength(5);
    expect(await idsOf('status=STUCK')).toEqual([]);
    const from = placed[1]?.placedAt;
    const until = placed[3]?.placedAt;
    expect(await idsOf(`sort=placed&placedFrom=${from}&placedUntil=${until}`)).toEqual(ids(placed.slice(1, 3)));
  });

  it.each(['sort=customer', 'status=LOST', 'placedFrom=yesterday', 'placedUntil=2026-01-01', 'cursor=abc', 'limit=0'])(
    'refuses %s and names the field',
    async (query) => {
      const response = await lab.request('GET', `/api/orders?${query}`);
      expect(response.status).toBe(422);
      const problem = (await response.json()) as { errors: { field: string }[] };
      expect(problem.errors.map(({ field }) => field)).toEqual([query.split('=')[0]]);
    },
  );
});
