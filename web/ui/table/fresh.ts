import { useState } from 'react';

interface Memory<T> {
  rows: readonly T[];
  listKey: string;
  fresh: ReadonlySet<string>;
}

/** The rows that are new or changed since the same list was read before. */
export function freshRows<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (row: T) => string,
  versionOf: (row: T) => string | number,
): ReadonlySet<string> {
  const known = new Map(before.map((row) => [keyOf(row), versionOf(row)]));
  return new Set(now.filter((row) => known.get(keyOf(row)) !== versionOf(row)).map(keyOf));
}

/** The same for what is on the screen. `listKey` names the list: nothing is fresh on the first look at it. */
export function useFreshRows<T>(
  rows: readonly T[],
  listKey: string,
  keyOf: (row: T) => string,
  versionOf: (row: T) => string | number,
): ReadonlySet<string> {
  const [memory, setMemory] = useState<Memory<T>>({ rows, listKey, fresh: new Set() });
  if (memory.rows === rows && memory.listKey === listKey) return memory.fresh;
  const isSameList = memory.listKey === listKey && memory.rows.length > 0;
  const fresh = isSameList ? freshRows(memory.rows, rows, keyOf, versionOf) : new Set<string>();
  setMemory({ rows, listKey, fresh });
  return fresh;
}
