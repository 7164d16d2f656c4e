import { expect, it } from 'vitest';
import { readSortedPage, sortedPageOf } from './sorted-page.ts';

const sorts = {
  name: { column: 'name', holds: 'text' },
  placed: { column: 'placed_at', holds: 'instant' },
} as const;
const rows = ['a', 'b', 'c'].map((name) => ({ name }));
const keysOf = ({ name }: { name: string }) => ({ value: name, id: name });
const cut = (cursor?: string) => {
  const page = readSortedPage({ sort: 'name', cursor, limit: 2 }, sorts);
  return { page, list: sortedPageOf(page.isBackwards ? rows.toReversed() : rows, page, 'name', keysOf) };
};

it('names the places after its last and before its first row', () => {
  const first = cut();
  expect(first.list).toEqual({ items: rows.slice(0, 2), nextCursor: expect.any(String) });
  const second = cut(first.list.nextCursor);
  expect(second.page).toMatchObject({ isBackwards: false, at: { value: 'b', id: 'b' } });
  expect(second.list.previousCursor).toBeDefined();
  const back = cut(second.list.previousCursor);
  expect(back.page).toMatchObject({ isBackwards: true, at: { value: 'a', id: 'a' } });
  expect(back.list.items.map(({ name }) => name)).toEqual(['b', 'c']);
  expect(back.list.nextCursor).toBeDefined();
});

it('names no place on an empty page', () => {
  expect(sortedPageOf([], cut().page, 'name', keysOf)).toEqual({ items: [] });
});

it('refuses a cursor of another order, of another kind of value, and one that is none', () => {
  const cursor = cut().list.nextCursor;
  const refused = { code: 'invalid-field', message: 'The query is not valid: cursor.' };
  const read = (sort: 'name' | '-name' | 'placed', text: string | undefined) => () =>
    readSortedPage({ sort, cursor: text, limit: 2 }, sorts);
  expect(read('-name', cursor)).toThrow(expect.objectContaining(refused));
  expect(read('name', 'abc')).toThrow(expect.objectContaining(refused));
  const noInstant = Buffer.from(JSON.stringify(['placed', 'after', 'soon', 'x'])).toString('base64url');
  expect(read('placed', noInstant)).toThrow(expect.objectContaining(refused));
});
