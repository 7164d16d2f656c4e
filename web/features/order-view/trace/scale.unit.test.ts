import type { PassportSpan } from '@bulkhead/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledFolds, traceScale } from './scale.ts';

function span(startedAtMs: number, durationMs?: number): PassportSpan {
  return {
    ...{ spanId: `s${startedAtMs}`, source: 'order-service', op: 'sql', name: 'x', peer: 'order-mysql', startedAtMs },
    ...(durationMs === undefined ? { outcome: 'open' } : { outcome: 'ok', durationMs }),
  };
}

describe('the time of a trace', () => {
  it('is drawn as it was, when there is nothing to fold', () => {
    const scale = traceScale([span(100, 40), span(120, 60)], 0);
    expect(scale.folds).toEqual([]);
    expect([100, 140, 180].map(scale.at)).toEqual([0, 0.5, 1]);
  });

  it('folds a stretch in which nothing ran, and says so', () => {
    const scale = traceScale([span(0, 50), span(60_050, 50)], 0);
    expect(scale.folds).toMatchObject([{ fromMs: 50, toMs: 60_050, kind: 'idle' }]);
    // The work before and after has most of the width.
    expect(scale.at(50)).toBeGreaterThan(0.4);
    expect(scale.at(60_050)).toBeLessThan(0.6);
  });

  it('folds a long wait inside an operation as quiet, not as idle', () => {
    const scale = traceScale([span(0, 30_000), span(29_950, 20)], 0);
    expect(scale.folds).toMatchObject([{ fromMs: 0, toMs: 29_950, kind: 'quiet' }]);
  });

  it('draws an open operation until now', () => {
    expect(traceScale([span(0, 10), span(5)], 80).endMs).toBe(80);
  });

  it('survives what cannot be: no spans, no length, a clock that was set back', () => {
    expect(traceScale([], 5).at(5)).toBe(0);
    expect(traceScale([span(7, 0)], 5).at(7)).toBe(0);
    expect(traceScale([span(100)], 50).endMs).toBe(100);
  });

  it('never draws a later moment before an earlier one, and stays within its width', () => {
    const anySpans = fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 20_000 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(anySpans, (raw) => {
        const scale = traceScale(
          raw.map(([start, took]) => span(start, took)),
          0,
        );
        const moments = raw.flatMap(([start, took]) => [start, start + took]).sort((a, b) => a - b);
        const places = moments.map(scale.at);
        expect(places).toEqual([...places].sort((a, b) => a - b));
        expect(places[0]).toBeGreaterThanOrEqual(0);
        expect(places.at(-1)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });

  it('labels no two folds in one place', () => {
    const fold = (left: number, tookMs: number) => ({
      fromMs: 0,
      toMs: tookMs,
      kind: 'idle' as const,
      left,
      right: left + 0.05,
    });
    expect(labelledFolds([fold(0.3, 5), fold(0.35, 50), fold(0.7, 1), fold(0.97, 9)]).map(({ left }) => left)).toEqual([
      0.35, 0.7,
    ]);
  });
});
