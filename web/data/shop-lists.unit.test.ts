import { expect, it } from 'vitest';
import { readCopy } from './catalogue-copy.ts';
import { NoAnswerError, ProblemError } from './problem-error.ts';
import { askAgainMs } from './shop-lists.ts';

const after = (error: Error | null) => askAgainMs({ state: { error } } as Parameters<typeof askAgainMs>[0]); // no more is read
const refusal = (status: number, retryAfterS?: number) =>
  new ProblemError({ type: 'about:blank', title: 'No', status }, retryAfterS);

it('asks again when it was told to, within bounds, and not for what would be refused again', () => {
  expect(after(null)).toBe(false);
  expect(after(refusal(422))).toBe(false);
  expect(after(refusal(404))).toBe(false);
  expect(after(refusal(503, 3))).toBe(3_000);
  expect(after(refusal(503))).toBe(2_000);
  expect(after(refusal(503, 0))).toBe(1_000);
  expect(after(refusal(503, 86_400))).toBe(10_000);
  expect(after(new NoAnswerError('nothing'))).toBe(2_000);
});

it('reads the copy by the names of its columns', () => {
  const copy = readCopy({
    columns: ['version', 'product_id', 'name', 'price_cents', 'copied_at'],
    rows: [['2', 'tide-clock', 'Tide clock', '6250', '2026-11-24 12:00:00.000']],
    key: ['product_id'],
    total: 1,
  });
  expect(copy.get('tide-clock')).toEqual({ name: 'Tide clock', priceCents: 6_250, version: 2 });
});
