import type { LabEvent, Order, RecalledOrder, Saga } from '@bulkhead/contracts';
import { emptyWorld, reduceAll } from '@bulkhead/world';
import { afterEach, expect, it, vi } from 'vitest';
import { createEventLog } from '../events/event-log.ts';
import { recallOrders } from './recall-orders.ts';

function order(n: number, status: Order['status']): Order {
  return {
    id: `0198a000-0000-7000-8000-00000000000${n}`,
    customer: { id: 'ada-lovelace', name: 'Ada Lovelace', knowledge: { source: 'live' } },
    items: [],
    total: { amount: 8_900, currency: 'EUR' },
    ...{ paymentMethod: 'card_ok', strategy: 'saga', onNotificationFailure: 'retry', status, version: 3 },
    ...{ placedAt: '2026-01-01T10:00:00.000Z', updatedAt: '2026-01-01T10:00:01.000Z' },
  };
}

const [waiting, settled] = [order(1, 'PENDING'), order(2, 'CONFIRMED')];
const saga: Saga = {
  ...{ orderId: waiting.id, strategy: 'saga', status: 'RUNNING', epoch: 1, onNotificationFailure: 'retry' },
  steps: [{ name: 'process-payment', kind: 'pivot', action: 'payment.process', state: 'asked', attempts: 2 }],
};

const orderUrl = 'http://orders.test';
afterEach(() => vi.unstubAllGlobals());

it('shows who waits, once the order service can be asked', async () => {
  const log = createEventLog({ runId: 'run' });
  const seen: LabEvent[] = [];
  log.onFrame((events) => void seen.push(...events));
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    if (url.endsWith('/saga')) return Response.json(saga);
    return Response.json({
      items: url.includes('PENDING') ? [waiting] : url.includes('status') ? [] : [settled, waiting],
    });
  });
  recallOrders({ log, orderUrl, onError: (error) => expect.fail(String(error)) });
  expect(asked).toEqual([]);
  const up = { id: 'order-service', state: 'up', sinceMs: 1 } as const;
  log.append('component.changed', up);
  await vi.waitFor(() => expect(seen.map(({ kind }) => kind)).toContain('orders.recalled'), 5_000);
  log.append('component.changed', up);
  const world = log.world();
  expect(world.orders[waiting.id]).toMatchObject({ status: 'PENDING', waitingFor: 'payment-service' });
  expect(world.orders[settled.id]).toMatchObject({ status: 'CONFIRMED', waitingFor: null });
  expect(world.components['payment-service'].waitingOrders).toBe(1);
  expect(world.story.at(-1)?.text).toContain('1 order from before');
  expect(asked.filter((url) => url.includes('PENDING'))).toHaveLength(1);
});

it('never takes back what was heard since', () => {
  const { id } = waiting;
  const recalled: RecalledOrder = {
    ...{ orderId: id, customerId: 'ada-lovelace', customerName: 'Ada', itemCount: 1, placedAtMs: 5 },
    ...{ total: waiting.total, paymentMethod: 'card_ok', strategy: 'saga', status: 'PENDING', version: 3 },
  };
  const base = { runId: 'run', at: 1 } as const;
  const world = reduceAll({ ...emptyWorld(), runId: 'run' }, [
    {
      ...base,
      seq: 1,
      source: 'order-service',
      kind: 'order.changed',
      data: { orderId: id, status: 'CONFIRMED', version: 4 },
    },
    { ...base, seq: 2, source: 'lab', kind: 'orders.recalled', data: { orders: [recalled] } },
  ]);
  expect(world.orders[id]).toMatchObject({ status: 'CONFIRMED', version: 4, customerName: 'Ada' });
});

it('says when the orders could not be read', async () => {
  const log = createEventLog({ runId: 'run' });
  const onError = vi.fn();
  vi.stubGlobal('fetch', async () => Response.json({}, { status: 503 }));
  recallOrders({ log, orderUrl, onError });
  log.append('component.changed', { id: 'order-service', state: 'up', sinceMs: 1 });
  log.world();
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce(), 5_000);
});
