import { expect, it } from 'vitest';
import { findGaps } from './find-gaps.ts';

it('names the positions that are missing between what was seen', () => {
  expect(findGaps(3, [4, 5], 10)).toEqual([]);
  expect(findGaps(3, [6, 7, 9], 10)).toEqual([4, 5, 8]);
  expect(findGaps(3, [], 10)).toEqual([]);
  expect(findGaps(0, [100], 3)).toEqual([97, 98, 99]);
});
