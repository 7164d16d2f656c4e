import type { SortedPage } from '../http/sorted-page.ts';

/** The end of a statement that reads one page by keyset. */
export interface KeysetSql {
  /** ` WHERE … ORDER BY … LIMIT ?` */
  text: string;
  values: unknown[];
}

export interface Condition {
  sql: string;
  values: readonly unknown[];
}

/** A condition that counts only when its value was given. */
export function when<T>(
  value: T | undefined,
  sql: string,
  asStored: (value: T) => unknown = (same) => same,
): Condition[] {
  return value === undefined ? [] : [{ sql, values: [asStored(value)] }];
}

/** Any of these columns contains the text; `%` and `_` stand for themselves. */
export function contains(text: string | undefined, ...columns: string[]): Condition[] {
  if (text === undefined || text === '') return [];
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return [{ sql: `(${columns.map((column) => `${column} LIKE ?`).join(' OR ')})`, values: columns.map(() => pattern) }];
}

/**
 * The rows of one page and one more, in the order in which they have to be read: backwards when the page is before
 * a row. A page stays right while rows come and go, and its cost does not grow with its number. `idColumn` decides
 * between equals. Columns come from our own code, never from a request.
 */
export function keysetSql(page: SortedPage, idColumn: string, conditions: readonly Condition[] = []): KeysetSql {
  const { column, at } = page;
  const isFalling = page.isFalling !== page.isBackwards;
  const beyond = isFalling ? '<' : '>';
  const direction = isFalling ? 'DESC' : 'ASC';
  const isById = column === idColumn;
  const place: Condition[] = !at
    ? []
    : isById
      ? [{ sql: `${column} ${beyond} ?`, values: [at.value] }]
      : // In this form the optimizer finds the place in an index.
        [
          {
            sql: `${column} ${beyond}= ? AND (${column} ${beyond} ? OR ${idColumn} ${beyond} ?)`,
            values: [at.value, at.value, at.id],
          },
        ];
  const all = [...conditions, ...place];
  const where = all.length === 0 ? '' : ` WHERE ${all.map(({ sql }) => sql).join(' AND ')}`;
  const order = `${column} ${direction}${isById ? '' : `, ${idColumn} ${direction}`}`;
  return {
    text: `${where} ORDER BY ${order} LIMIT ?`,
    values: [...all.flatMap(({ values }) => values), page.limit + 1],
  };
}
