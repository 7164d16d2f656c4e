import { z } from 'zod';
import { ProblemError } from './problem.ts';

/** One page of a list: what `nextCursor` names is where the next page goes on. */
export interface Page<Row> {
  rows: Row[];
  next: { nextCursor?: string };
}

/**
 * Cuts a page out of `limit + 1` rows: the one too many only tells that there is more. `keysOf` names the values that
 * the list is sorted by, of the last row that is shown.
 */
export function pageOf<Row>(rows: readonly Row[], limit: number, keysOf: (last: Row) => readonly string[]): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown, next: {} };
  return { rows: shown, next: { nextCursor: writeCursor(keysOf(last)) } };
}

/** Keys as one word of a URL. */
export function writeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/**
 * Reads the keys that `writeCursor` put into a cursor; undefined for the first page.
 *
 * @throws ProblemError `invalid-field` when it is not a cursor of this list
 */
export function readCursor<Keys>(cursor: string | undefined, keys: z.ZodType<Keys>): Keys | undefined {
  if (cursor === undefined) return undefined;
  const result = z.preprocess(parsed, keys).safeParse(cursor);
  if (result.success) return result.data;
  const errors = [{ field: 'cursor', message: 'must be the nextCursor of an earlier page, or be left out' }];
  throw new ProblemError('invalid-field', 'The query is not valid: cursor.', { errors });
}

function parsed(cursor: unknown): unknown {
  try {
    return JSON.parse(Buffer.from(String(cursor), 'base64url').toString());
  } catch {
    return undefined; // no schema of keys takes it
  }
}
