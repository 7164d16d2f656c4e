import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScale, foldPx, type ScaleChoice, ticksOf } from './scale.ts';

const quiet: ScaleChoice = {
  ...{ width: 800, msPerPx: 2, anchorMs: 60_000, anchorX: 740, nowMs: 60_000, isFolding: true },
  activity: [
    { fromMs: 10_000, toMs: 10_500 },
    { fromMs: 52_000, toMs: 52_600 },
  ],
};

const anyChoice: fc.Arbitrary<ScaleChoice> = fc
  .record({
    width: fc.integer({ min: 200, max: 2_000 }),
    msPerPx: fc.double({ min: 0.05, max: 400, noNaN: true }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 601, max: 90_000 }), fc.nat(5_000)), { maxLength: 30 }),
    anchorShare: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
    anchorXShare: fc.double({ min: 0, max: 1, noNaN: true }),
    isFolding: fc.boolean(),
  })
  .map(({ width, msPerPx, gaps, anchorShare, anchorXShare, isFolding }) => {
    let ms = 1_000_000;
    const activity = gaps.map(([pauseMs, lengthMs]) => {
      const fromMs = ms + pauseMs;
      ms = fromMs + lengthMs;
      return { fromMs, toMs: ms };
    });
    const nowMs = ms + 3_000;
    const anchorMs = 1_000_000 + (nowMs - 1_000_000) * anchorShare;
    return { width, msPerPx, anchorMs, anchorX: width * anchorXShare, activity, nowMs, isFolding };
  });

describe('the time axis', () => {
  it('folds what is idle, and says so', () => {
    const { pieces, xOf } = buildScale(quiet);
    expect(pieces.filter(({ isFold }) => isFold)).toMatchObject([
      { fromMs: 10_500, toMs: 52_000 },
      { fromMs: 52_600, toMs: 60_000 },
    ]);
    expect(xOf(60_000)).toBeCloseTo(740);
    expect(xOf(52_600)).toBeCloseTo(740 - foldPx);
    expect(xOf(52_000)).toBeCloseTo(740 - foldPx - 300);
  });

  it('stands still while nothing happens, once the pause is folded', () => {
    const later = buildScale({ ...quiet, nowMs: 75_000, anchorMs: 75_000 });
    expect(later.xOf(52_300)).toBeCloseTo(buildScale(quiet).xOf(52_300));
  });

  it('is even when folding is off, or when a fold would save nothing', () => {
    for (const change of [{ isFolding: false }, { msPerPx: 1_000 }]) {
      const scale = buildScale({ ...quiet, ...change });
      expect(scale.pieces.every(({ isFold }) => !isFold)).toBe(true);
      expect(scale.msAt(0)).toBeCloseTo(60_000 - 740 * scale.msPerPx);
    }
  });

  it('covers the whole width, always grows, and keeps its anchor', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        const { pieces, xOf } = buildScale(choice);
        expect(pieces[0]?.fromX).toBeLessThanOrEqual(1e-3);
        expect(pieces.at(-1)?.toX).toBeGreaterThanOrEqual(choice.width - 1e-3);
        for (const [i, piece] of pieces.entries()) {
          expect(piece.toMs).toBeGreaterThan(piece.fromMs);
          const next = pieces[i + 1];
          if (next === undefined) continue;
          expect(next.fromX).toBeCloseTo(piece.toX, 3);
          expect(next.fromMs).toBeCloseTo(piece.toMs, 3);
        }
        expect(xOf(choice.anchorMs)).toBeCloseTo(choice.anchorX, 2);
      }),
    );
  });

  it('finds its way back from a place to its time', () => {
    fc.assert(
      fc.property(anyChoice, fc.double({ min: 0, max: 1, noNaN: true }), (choice, share) => {
        const { xOf, msAt } = buildScale(choice);
        expect(xOf(msAt(choice.width * share))).toBeCloseTo(choice.width * share, 2);
      }),
    );
  });

  it('never folds time in which something happened', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        for (const { isFold, fromMs, toMs } of buildScale(choice).pieces) {
          if (!isFold) continue;
          expect(choice.activity.some((busy) => busy.fromMs < toMs && busy.toMs > fromMs)).toBe(false);
        }
      }),
    );
  });

  it('has a ruler of round times that are not too close', () => {
    const ticks = ticksOf(buildScale({ ...quiet, isFolding: false }));
    expect(ticks.every(({ ms }) => ms % 200 === 0)).toBe(true);
    for (const [i, { x }] of ticks.entries()) {
      const next = ticks[i + 1];
      if (next !== undefined) expect(next.x - x).toBeGreaterThanOrEqual(74);
    }
  });
});
