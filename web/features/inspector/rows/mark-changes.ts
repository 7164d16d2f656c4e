import type { TableRows } from '@bulkhead/contracts';

/** What happened to a row since it was read before, and when that was seen. */
export interface RowMark {
  readonly kind: 'new' | 'changed';
  readonly atMs: number;
  /** The columns that changed, with what stood there before. */
  readonly before: ReadonlyMap<number, string | null>;
}

export type RowMarks = ReadonlyMap<string, RowMark>;

/** How long a mark stays. */
export const markMs = 8_000;

export const noMarks: RowMarks = new Map();

/** What tells a row from the others: its primary key, or without one all that it says. */
export function rowKey({ columns, key }: Pick<TableRows, 'columns' | 'key'>, row: readonly (string | null)[]): string {
  const places = key.length === 0 ? columns.keys() : key.map((name) => columns.indexOf(name));
  return JSON.stringify([...places].map((place) => row[place] ?? null));
}

/**
 * Compares the first page of a table with the page as it was read before. Marks that are still fresh stay. A page that
 * has other columns than before is not compared: nothing on it is called new.
 */
export function markChanges(before: TableRows | undefined, after: TableRows, marks: RowMarks, nowMs: number): RowMarks {
  if (before === undefined || before.columns.join() !== after.columns.join()) return noMarks;
  const known = new Map(before.rows.map((row) => [rowKey(before, row), row]));
  // A row without a key can't be recognised after a change, and one that only moved up from the next page is not new.
  const canBeNew = after.total > before.total;
  const next = new Map<string, RowMark>();
  for (const row of after.rows) {
    const key = rowKey(after, row);
    const old = known.get(key);
    const mark = old === undefined ? newMark(canBeNew, nowMs) : changeMark(old, row, nowMs);
    const kept = marks.get(key);
    if (mark) next.set(key, mark);
    else if (kept && nowMs - kept.atMs < markMs) next.set(key, kept);
  }
  return next;
}

function newMark(canBeNew: boolean, atMs: number): RowMark | undefined {
  return canBeNew ? { kind: 'new', atMs, before: new Map() } : undefined;
}

function changeMark(
  old: readonly (string | null)[],
  row: readonly (string | null)[],
  atMs: number,
): RowMark | undefined {
  const before = new Map<number, string | null>();
  for (const [place, value] of row.entries()) if (value !== old[place]) before.set(place, old[place] ?? null);
  return before.size === 0 ? undefined : { kind: 'changed', atMs, before };
}
