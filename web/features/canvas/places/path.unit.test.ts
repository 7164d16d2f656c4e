import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePath, svgPath } from './path.ts';
import { routes } from './routes.ts';

const coordinate = fc.integer({ min: -500, max: 500 });
const ways = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 6 });

describe('a sampled way', () => {
  it('begins and ends where the way does', () => {
    fc.assert(
      fc.property(ways, (points) => {
        const samples = samplePath(points, 16);
        expect([samples[0], samples[1]]).toEqual([...(points[0] ?? [])]);
        expect([samples.at(-2), samples.at(-1)]).toEqual([...(points.at(-1) ?? [])]);
      }),
    );
  });

  it('has its samples at equal distances on a straight line', () => {
    expect([
      ...samplePath(
        [
          [0, 0],
          [30, 0],
        ],
        4,
      ),
    ]).toEqual([0, 0, 10, 0, 20, 0, 30, 0]);
  });

  it('never leaves the box around its points', () => {
    fc.assert(
      fc.property(ways, (points) => {
        const xs = points.map(([x]) => x);
        for (const [i, value] of samplePath(points, 32).entries()) {
          if (i % 2 === 1) continue;
          expect(value).toBeGreaterThanOrEqual(Math.min(...xs) - 0.01);
          expect(value).toBeLessThanOrEqual(Math.max(...xs) + 0.01);
        }
      }),
    );
  });
});

describe('an SVG path', () => {
  it('rounds its corners', () => {
    expect(
      svgPath(
        [
          [0, 0],
          [0, 20],
          [20, 20],
        ],
        8,
      ),
    ).toBe('M0,0L0,12Q0,20 8,20L20,20');
  });

  it('is straight between two points', () => {
    expect(
      svgPath([
        [1, 2],
        [3, 4],
      ]),
    ).toBe('M1,2L3,4');
  });
});

it('every route has a beginning and an end', () => {
  for (const [id, points] of routes) {
    expect(points.length, id).toBeGreaterThanOrEqual(2);
    expect(points.flat().every(Number.isFinite), id).toBe(true);
  }
});
