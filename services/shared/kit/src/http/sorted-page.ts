import { instantSchema, type List } from '@bulkhead/contracts';
import { z } from 'zod';
import { readCursor, writeCursor } from './page.ts';
import { ProblemError } from './problem.ts';

/** What a list may be sorted by: the column behind the word in the query, and what it holds. */
export type Sorts<Key extends string> = Readonly<
  Record<Key, { column: string; holds: 'id' | 'text' | 'number' | 'instant' }>
>;

export type SortValue = string | number | Date;

/** One page of a sorted list, as asked for. */
export interface SortedPage {
  readonly column: string;
  readonly isFalling: boolean;
  /** Towards the rows before `at`. */
  readonly isBackwards: boolean;
  /** The row beside the page, by its sort value and id; undefined on the first page. */
  readonly at: { readonly value: SortValue; readonly id: string } | undefined;
  readonly limit: number;
}

interface PageRequest<Key extends string> {
  sort: Key | `-${Key}`;
  cursor?: string | undefined;
  limit: number;
}

/** What a column of ids can be compared with: its character set is ASCII. */
const idSchema = z.string().regex(/^[\w-]{1,64}$/);
const cursorKeys = z.tuple([z.string(), z.enum(['after', 'before']), z.union([z.string(), z.number()]), idSchema]);
const valueSchemas = {
  id: idSchema,
  text: z.string(),
  number: z.number(),
  instant: instantSchema.transform((text) => new Date(text)),
} as const satisfies Record<Sorts<string>[string]['holds'], z.ZodType<SortValue>>;

/**
 * Reads which page is asked for.
 *
 * @throws ProblemError `invalid-field` for a cursor that is none, or is of a list that is sorted in another way
 */
export function readSortedPage<Key extends string>(
  { sort, cursor, limit }: PageRequest<Key>,
  sorts: Sorts<Key>,
): SortedPage {
  const isFalling = sort.startsWith('-');
  // The schema of the query knows both forms of each key, and no other word.
  const { column, holds } = sorts[(isFalling ? sort.slice(1) : sort) as Key];
  const keys = readCursor(cursor, cursorKeys);
  if (keys === undefined) return { column, isFalling, isBackwards: false, at: undefined, limit };
  const [cursorSort, side, rawValue, id] = keys;
  const value = valueSchemas[holds].safeParse(rawValue);
  if (cursorSort !== sort || !value.success) {
    const message = `belongs to a list that is sorted by ${cursorSort.slice(0, 40)}; leave it out to begin at the first page`;
    throw new ProblemError('invalid-field', 'The query is not valid: cursor.', {
      errors: [{ field: 'cursor', message }],
    });
  }
  return { column, isFalling, isBackwards: side === 'before', at: { value: value.data, id }, limit };
}

/**
 * Cuts the page out of at most `limit + 1` rows in the order in which they were read; the one too many only tells that
 * there is more. `keysOf` names a row's sort value and id as they go into a cursor.
 */
export function sortedPageOf<Row>(
  rows: readonly Row[],
  page: SortedPage,
  sort: string,
  keysOf: (row: Row) => { value: string | number; id: string },
): List<Row> {
  const items = rows.slice(0, page.limit);
  if (page.isBackwards) items.reverse();
  const hasMore = rows.length > page.limit;
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return { items };
  const cursor = (side: 'after' | 'before', row: Row) => {
    const { value, id } = keysOf(row);
    return writeCursor([sort, side, value, id]);
  };
  return {
    items,
    // Who comes from a page can go back to it.
    ...(page.isBackwards || hasMore ? { nextCursor: cursor('after', last) } : {}),
    ...((page.isBackwards ? hasMore : page.at !== undefined) ? { previousCursor: cursor('before', first) } : {}),
  };
}
