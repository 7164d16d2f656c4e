import { emptyWorld, type World } from '@bulkhead/world';
import { expect, it } from 'vitest';
import { isWorking, stalledOrders } from './stalled-orders.ts';

function worldWith(waitingOrders: number, broken: Partial<Record<'payment-mysql' | 'rabbitmq', 'killed'>> = {}): World {
  const world = emptyWorld();
  const components = { ...world.components };
  for (const id of ['payment-service', 'payment-mysql', 'rabbitmq'] as const) {
    const state = (id === 'payment-service' ? undefined : broken[id]) ?? 'up';
    components[id] = { ...components[id], status: { id, state, sinceMs: 1 } };
  }
  components['payment-service'] = { ...components['payment-service'], waitingOrders };
  return { ...world, components };
}

it('a busy service that keeps up is no trouble', () => {
  expect(stalledOrders(worldWith(35), 'payment-service')).toBe(0);
  expect(isWorking(worldWith(35), 'payment-service')).toBe(true);
});

it('one order that can not go on is', () => {
  expect(stalledOrders(worldWith(1, { 'payment-mysql': 'killed' }), 'payment-service')).toBe(1);
  expect(stalledOrders(worldWith(1, { rabbitmq: 'killed' }), 'payment-service')).toBe(1);
});

it('so many that it can not keep up are, too', () => {
  expect(stalledOrders(worldWith(80), 'payment-service')).toBe(80);
});
