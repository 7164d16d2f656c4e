import { expect, it } from 'vitest';
import { tabOf, tabsOf } from './tabs-of.ts';

it('shows rows of databases and queues of the broker only', () => {
  expect(tabsOf('order-mysql')).toContain('rows');
  expect(tabsOf('rabbitmq')).toContain('queues');
  expect(tabsOf('order-service')).not.toContain('rows');
  expect(tabsOf('order-service')).not.toContain('queues');
});

it('falls back to the overview for a tab that is not there', () => {
  expect(tabOf('order-service', 'rows')).toBe('overview');
  expect(tabOf('order-mysql', 'rows')).toBe('rows');
  expect(tabOf('order-mysql', null)).toBe('overview');
});
