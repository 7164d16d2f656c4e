import { expect, test } from 'vitest';
import { parseOptions } from './options.mjs';

const known = ['types', 'unit', 'int'];

test('without arguments everything runs, within 24 minutes; the full run may take 80', () => {
  expect(parseOptions([], known)).toMatchObject({ only: known, isFull: false, deadlineMs: 24 * 60_000 });
  expect(parseOptions(['--full'], known)).toMatchObject({ isFull: true, deadlineMs: 80 * 60_000 });
});

test('--only keeps the order of the suites', () => {
  expect(parseOptions(['--only', 'int,types'], known).only).toEqual(['types', 'int']);
  expect(parseOptions(['--only=unit'], known).only).toEqual(['unit']);
});

test.each([
  [['--only', 'unti'], 'types, unit, int'],
  [['--only'], 'types, unit, int'],
  [['--deadline-minutes', 'soon'], 'minutes'],
  [['--fast'], '--fast'],
])('%j is refused, naming the fix', (args, text) => {
  expect(() => parseOptions(args, known)).toThrow(text);
});
