import { expect, it } from 'vitest';
import type { SortedPage } from '../http/sorted-page.ts';
import { contains, keysetSql, when } from './keyset.ts';

const byPrice: SortedPage = { column: 'price', isFalling: false, isBackwards: false, at: undefined, limit: 2 };
const at = { value: 7, id: 'b' };

it('reads the first page without a condition, and one row more than it shows', () => {
  expect(keysetSql(byPrice, 'id')).toEqual({ text: ' ORDER BY price ASC, id ASC LIMIT ?', values: [3] });
});

it.each([
  [false, false, '>', 'ASC'],
  [true, false, '<', 'DESC'],
  [false, true, '<', 'DESC'],
  [true, true, '>', 'ASC'],
])('falling %s, backwards %s: %s and %s', (isFalling, isBackwards, beyond, direction) => {
  const { text, values } = keysetSql({ ...byPrice, isFalling, isBackwards, at }, 'id', when('x', 'kind = ?'));
  const place = `price ${beyond}= ? AND (price ${beyond} ? OR id ${beyond} ?)`;
  expect(text).toBe(` WHERE kind = ? AND ${place} ORDER BY price ${direction}, id ${direction} LIMIT ?`);
  expect(values).toEqual(['x', 7, 7, 'b', 3]);
});

it('needs one comparison when it is sorted by the id', () => {
  const { text, values } = keysetSql({ ...byPrice, column: 'id', at: { value: 'b', id: 'b' } }, 'id');
  expect(text).toBe(' WHERE id > ? ORDER BY id ASC LIMIT ?');
  expect(values).toEqual(['b', 3]);
});

it('leaves out what was not asked for', () => {
  expect(when(undefined, 'kind = ?')).toEqual([]);
  expect(contains('', 'name')).toEqual([]);
});

it('searches for the text itself', () => {
  expect(contains('5%_\\', 'name', 'id')).toEqual([
    { sql: '(name LIKE ? OR id LIKE ?)', values: ['%5\\%\\_\\\\%', '%5\\%\\_\\\\%'] },
  ]);
});
