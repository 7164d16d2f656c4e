import { describe, expect, it } from 'vitest';
import { placeNodes } from '../places/graph.ts';
import { directions, neighbour, nextWay, places, waysOf } from './neighbours.ts';

describe('the place in a direction', () => {
  it.each([
    ['product-service', 'ArrowRight', 'order-service'],
    ['product-service', 'ArrowLeft', 'customer-service'],
    ['product-service', 'ArrowDown', 'product-mysql'],
    ['product-service', 'ArrowUp', 'rabbitmq'],
    ['payment-mysql', 'ArrowUp', 'payment-service'],
    ['payment-mysql', 'ArrowDown', 'card-processor'],
    ['card-processor', 'ArrowUp', 'payment-mysql'],
    ['rabbitmq', 'ArrowDown', 'order-service'],
    ['customer-service', 'ArrowLeft', undefined],
    ['rabbitmq', 'ArrowUp', undefined],
    ['rabbitmq', 'ArrowRight', undefined],
  ] as const)('from %s, %s leads to %s', (from, direction, to) => expect(neighbour(from, direction)).toBe(to));

  it('every place can be reached from every other', () => {
    for (const start of places.keys()) {
      const reached = new Set([start]);
      for (const place of reached) for (const way of directions) reached.add(neighbour(place, way) ?? place);
      expect([...reached].sort(), start).toEqual([...places.keys()].sort());
    }
  });

  it('nothing that stands on the picture is left out', () => {
    const drawn = placeNodes.map(({ id }) => id).filter((id) => id !== 'shopper' && !id.startsWith('hull:'));
    expect([...places.keys()].sort()).toEqual(drawn.sort());
  });
});

describe('the ways of a place', () => {
  it('are each named once', () =>
    expect(waysOf('order-service')).toEqual([
      'shopper>order-service:rest',
      'order-service>product-service:rest',
      'order-service>customer-service:rest',
      'order-service>rabbitmq:amqp',
      'rabbitmq>order-service:amqp',
      'order-service>order-mysql:sql',
    ]));

  it('are gone through in a round, both ways', () => {
    const ways = ['a', 'b', 'c'];
    expect(nextWay(ways, undefined, 1)).toBe('a');
    expect(nextWay(ways, undefined, -1)).toBe('c');
    expect(nextWay(ways, 'c', 1)).toBe('a');
    expect(nextWay(ways, 'a', -1)).toBe('c');
    expect(nextWay([], undefined, 1)).toBeUndefined();
  });
});
