import { expect, it } from 'vitest';
import { freshRows } from './fresh.ts';
import { directionOf, nextSort } from './sort.ts';

it('sorts the usual way first, then the other, and begins anew in another column', () => {
  expect(nextSort('name', 'price', true)).toBe('-price');
  expect(nextSort('-price', 'price', true)).toBe('price');
  expect(nextSort('price', 'price', true)).toBe('-price');
  expect(nextSort('-price', 'name')).toBe('name');
  expect(nextSort('name', 'name')).toBe('-name');
});

it('tells the way of a column', () => {
  expect(directionOf('-price', 'price')).toBe('descending');
  expect(directionOf('price', 'price')).toBe('ascending');
  expect(directionOf('price', 'name')).toBeUndefined();
});

it('marks what is new or changed', () => {
  const row = (id: string, version: number) => ({ id, version });
  const fresh = freshRows(
    [row('a', 1), row('b', 1), row('c', 1)],
    [row('a', 1), row('b', 2), row('d', 1)],
    ({ id }) => id,
    ({ version }) => version,
  );
  expect([...fresh]).toEqual(['b', 'd']);
});
