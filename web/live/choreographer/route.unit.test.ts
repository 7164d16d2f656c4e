import type { ComponentId, SpanStarted } from '@bulkhead/contracts';
import { expect, it } from 'vitest';
import { glyphOf, routeOf } from './route.ts';

const span = (part: Partial<SpanStarted>): SpanStarted => ({
  spanId: 's',
  op: 'sql',
  name: 'x',
  peer: 'order-mysql',
  ...part,
});

it.each<[ComponentId, Partial<SpanStarted>, string | undefined]>([
  ['order-service', { op: 'publish', name: 'payment.process' }, 'publish:order-service>payment.commands'],
  // Copied into two queues: it is drawn to the exchange and no further.
  ['order-service', { op: 'publish', name: 'order.confirmed' }, 'publish:order-service>exchange'],
  ['order-service', { op: 'consume', queue: 'order.replies' }, 'consume:order.replies'],
  ['order-service', { op: 'http-client', peer: 'customer-service' }, 'rest:order-service>customer-service'],
  ['order-service', { op: 'http-server', peer: 'shopper' }, 'rest:shopper>order-service'],
  ['product-service', { op: 'http-server', peer: 'order-service' }, undefined],
  ['order-service', { op: 'sql' }, 'sql:order-service'],
])('%s %o goes %s', (source, part, route) => {
  expect(routeOf(source, span(part))).toBe(route);
});

it.each<[Partial<SpanStarted>, string]>([
  [{ op: 'publish', name: 'inventory.reserve' }, 'command'],
  [{ op: 'publish', name: 'inventory.reserved' }, 'event'],
  [{ op: 'consume', name: 'inventory.release' }, 'undo'],
  [{ op: 'publish', name: 'payment.failed' }, 'failure'],
  [{ op: 'publish', name: 'order.confirmed' }, 'success'],
  [{ op: 'http-client', name: 'POST /charges/{key}/refund' }, 'undo'],
  [{ op: 'sql', name: 'reserve stock' }, 'command'],
])('%o looks like %s', (part, glyph) => {
  expect(glyphOf(span(part))).toBe(glyph);
});
