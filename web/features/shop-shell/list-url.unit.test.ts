import { expect, it } from 'vitest';
import { changedSearch, readParams } from './list-url.ts';

it('reads the words that the list knows, and leaves the rest', () => {
  const search = new URLSearchParams('status=STUCK&sort=&show=rabbitmq&cursor=abc');
  expect(readParams(search, ['status', 'sort', 'cursor'])).toEqual({ status: 'STUCK', cursor: 'abc' });
});

it('begins at the first page when filter or order change, and keeps the rest of the link', () => {
  expect(changedSearch('?cursor=abc&sort=total&x=1', { status: 'STUCK' })).toBe('?sort=total&x=1&status=STUCK');
  expect(changedSearch('?sort=total', { cursor: 'abc' })).toBe('?sort=total&cursor=abc');
  expect(changedSearch('?cursor=abc&status=STUCK', { status: '' })).toBe('');
});

it('cuts what no service would take', () => {
  expect(readParams(new URLSearchParams({ search: 'x'.repeat(9_000) }), ['search'])['search']).toHaveLength(2_000);
});
