import { type ComponentView, emptyWorld } from '@bulkhead/world';
import { expect, it } from 'vitest';
import { figuresOf } from './service-figures.ts';
import { noteOf } from './service-note.ts';

const up: ComponentView = {
  ...emptyWorld().components['payment-service'],
  status: { id: 'payment-service', state: 'up', sinceMs: 0 },
};
const edge = {
  id: 'a',
  from: 'order-service',
  to: 'product-service',
  opClass: 'rest',
  ratePerSecond: 4,
  errorsPerSecond: 0,
  p50Ms: 1,
  p95Ms: 5,
  at: 1_000,
  keptOneIn: 1,
  breaker: 'open',
} as const;

it('a service in order says nothing', () => expect(noteOf(up, undefined)).toBeUndefined());
it('an open breaker comes first', () =>
  expect(noteOf({ ...up, pausedConsumers: { q: '' } }, 'product-service')?.text).toBe('breaker open: product'));
it('a full outbox is told', () => {
  expect(noteOf({ ...up, outbox: { waiting: 12, oldestMs: null, at: 0 } }, undefined)?.text).toBe('12 in outbox');
});
it('a stopped consumer is told', () =>
  expect(noteOf({ ...up, pausedConsumers: { q: '' } }, undefined)?.text).toBe('stopped reading'));

it('figures come from what leads to the service, while it is fresh', () => {
  const edges = { a: edge, b: { ...edge, id: 'b', from: 'rabbitmq', opClass: 'amqp', p95Ms: 9 } } as const;
  expect(figuresOf(edges, 'product-service', 2_000)).toEqual({ handledPerSecond: 8, p95Ms: 9 });
  expect(figuresOf(edges, 'product-service', 9_000)).toBeUndefined();
  expect(figuresOf(edges, 'order-service', 2_000)).toBeUndefined();
});
