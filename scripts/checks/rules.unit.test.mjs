import { expect, test } from 'vitest';
import { sizeProblems } from './sizes.mjs';
import { ruleProblems } from './source-rules.mjs';

test.each([
  ['/** @param {any} value */', 'type any'],
  [' * @returns {Map<string, any>}', 'type any'],
  ['// @ts-ignore because', '@ts-ignore'],
  ['// @ts-expect-error', 'without a reason'],
  ['// biome-ignore lint/style/useConst', 'without a reason'],
  ['// biome-ignore lint/style/useConst:', 'without a reason'],
  ['const order = row as Order;', 'a cast'],
])('refuses %s', (line, problem) => {
  expect(ruleProblems('services/order/src/a.ts', line).join()).toContain(problem);
});

test.each([
  "const text = 'row as Order';",
  'import * as Tooltip from "x";',
  "import { a as B } from 'x';",
  'const kinds = { a: 1 } as const;',
  '// @ts-expect-error the library types this wrong',
  '// biome-ignore lint/style/useConst: a trap is shown here',
  'const order = row as Order; // the query selects exactly these columns',
  '// Any company as Stripe would do.',
  ' * @param {string} name any name',
])('accepts %s', (line) => {
  expect(ruleProblems('services/order/src/a.ts', line)).toEqual([]);
});

test.each(['skip', 'only', 'todo', 'fails'])('refuses test.%s in tests', (name) => {
  expect(ruleProblems('services/order/src/a.unit.test.ts', `test.${name}('x', () => {});`)).toHaveLength(1);
});

test('sizes: the longest, the median and the longest tenth are held', () => {
  const files = (/** @type {number[]} */ ...lines) =>
    lines.map((count, index) => ({ file: `f${index}`, lines: count }));
  expect(sizeProblems(files(10, 60, 60, 199))).toEqual([]);
  expect(sizeProblems(files(10, 20, 30, 301)).join()).toContain('f3: 301 lines');
  expect(sizeProblems(files(61, 61, 61)).join()).toContain('median');
  expect(sizeProblems([])).toHaveLength(1);
});
