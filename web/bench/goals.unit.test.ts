import { describe, expect, it } from 'vitest';
import { isMet, lineOf, quantile } from './goals.ts';

describe('the figures of the dashboard', () => {
  it('takes quantiles of unsorted values', () => {
    const values = [5, 1, 4, 2, 3];
    expect([quantile(values, 0), quantile(values, 0.5), quantile(values, 0.95)]).toEqual([1, 3, 5]);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it.each([
    [260, { atMost: 260 }, true],
    [260.1, { atMost: 260 }, false],
    [50, { atLeast: 50 }, true],
    [49.9, { atLeast: 50 }, false],
    [Number.NaN, { atMost: 1 }, false],
    [1, undefined, undefined],
  ] as const)('%s against %o', (value, goal, met) => {
    expect(isMet({ what: 'x', unit: 'KB', value, ...(goal === undefined ? {} : { goal }) })).toBe(met);
  });

  it('says a missed goal as missed', () => {
    expect(lineOf({ what: 'JavaScript', unit: 'KB', value: 300, goal: { atMost: 260 } })).toMatch(
      /≤ 260 +300 KB +MISSED$/,
    );
  });
});
