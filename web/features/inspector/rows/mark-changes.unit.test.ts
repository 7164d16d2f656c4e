import type { TableRows } from '@bulkhead/contracts';
import { describe, expect, it } from 'vitest';
import { markChanges, markMs, noMarks, rowKey } from './mark-changes.ts';

function page(rows: (string | null)[][], total = rows.length, key = ['id']): TableRows {
  return { columns: ['id', 'status', 'note'], key, rows, total };
}

const before = page([
  ['1', 'PENDING', null],
  ['2', 'PENDING', null],
]);

describe('marks', () => {
  it('say which row is new, and which cell has changed from what', () => {
    const after = page([
      ['3', 'PENDING', null],
      ['1', 'CONFIRMED', null],
      ['2', 'PENDING', null],
    ]);
    const marks = markChanges(before, after, noMarks, 100);
    expect([...marks.keys()]).toEqual(['["3"]', '["1"]']);
    expect(marks.get('["3"]')?.kind).toBe('new');
    expect(marks.get('["1"]')).toMatchObject({ kind: 'changed', before: new Map([[1, 'PENDING']]) });
  });

  it('see a value that appears and one that goes', () => {
    const after = page([
      ['1', 'PENDING', 'x'],
      ['2', null, null],
    ]);
    const marks = markChanges(before, after, noMarks, 100);
    expect(marks.get('["1"]')?.before).toEqual(new Map([[2, null]]));
    expect(marks.get('["2"]')?.before).toEqual(new Map([[1, 'PENDING']]));
  });

  it('stay for a while, and then are gone', () => {
    const marks = markChanges(before, page([['3', 'PENDING', null], ...before.rows]), noMarks, 1_000);
    const same = page([['3', 'PENDING', null], ...before.rows]);
    expect(markChanges(same, same, marks, 1_000 + markMs - 1).size).toBe(1);
    expect(markChanges(same, same, marks, 1_000 + markMs).size).toBe(0);
  });

  it('call nothing new at the first look, nor on a table of other columns', () => {
    expect(markChanges(undefined, before, noMarks, 1).size).toBe(0);
    expect(markChanges({ ...before, columns: ['a', 'b', 'c'] }, before, noMarks, 1).size).toBe(0);
  });

  it('do not call a row new that moved up because another was deleted', () => {
    const after = page(
      [
        ['2', 'PENDING', null],
        ['9', 'OLD', null],
      ],
      9,
    );
    expect(markChanges({ ...before, total: 10 }, after, noMarks, 1).size).toBe(0);
  });

  it('know rows without a key by all that they say', () => {
    const keyless = page([['1', 'x', null]], 1, []);
    expect(rowKey(keyless, ['1', 'x', null])).toBe('["1","x",null]');
    const marks = markChanges(
      keyless,
      page(
        [
          ['1', 'y', null],
          ['1', 'x', null],
        ],
        2,
        [],
      ),
      noMarks,
      1,
    );
    expect([...marks.values()].map(({ kind }) => kind)).toEqual(['new']);
  });
});
