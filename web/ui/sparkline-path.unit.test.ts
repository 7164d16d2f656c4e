import { expect, it } from 'vitest';
import { sparkBox, sparkPath } from './sparkline-path.ts';

it('goes from the bottom to the top of its box', () => {
  const { width, height, pad } = sparkBox;
  expect(sparkPath([0, 10], 10)).toBe(`M0 ${height - pad}L${width} ${pad}`);
});

it('has a gap where nothing is known, and a dot for a point alone', () => {
  expect(sparkPath([5, 5, null, 5, null], 10)).toMatch(/^M0 14L30 14M90 14h0\.01$/);
  expect(sparkPath([null, null], 10)).toBe('');
  expect(sparkPath([], 10)).toBe('');
});

it('never leaves its box', () => {
  expect(sparkPath([99, 99], 10)).toBe(`M0 ${sparkBox.pad}L${sparkBox.width} ${sparkBox.pad}`);
});
