import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../store.ts';
import { firstUi } from '../ui-state.ts';
import { createActivity } from './activity.ts';
import { createLookBack } from './look-back.ts';
import { createPast } from './past.ts';
import { afterPause, createReplay } from './replay.ts';
import { createSourceClocks } from './source-clock.ts';
import { createWindows } from './windows.ts';

describe('activity', () => {
  it('covers exactly what was noted, with pauses of at least the given length between', () => {
    const some = fc.array(fc.tuple(fc.nat(5_000), fc.nat(200)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(some, (noted) => {
        const activity = createActivity(100);
        for (const [from, length] of noted) activity.note(from, from + length);
        const list = activity.list();
        for (const [from, length] of noted) {
          expect(list.some(({ fromMs, toMs }) => fromMs <= from && toMs >= from + length)).toBe(true);
        }
        for (const [i, stretch] of list.entries()) {
          const before = list[i - 1];
          if (before !== undefined) expect(stretch.fromMs - before.toMs).toBeGreaterThan(100);
          // It begins and ends with something real.
          expect(noted.some(([from]) => from === stretch.fromMs)).toBe(true);
          expect(noted.some(([from, length]) => from + length === stretch.toMs)).toBe(true);
        }
      }),
    );
  });
});

describe('the clock of a source', () => {
  const hour = 3_600_000;

  it('is believed while it agrees with the lab', () => {
    expect(createSourceClocks().place('order-service', 1_000_030, 1_000_000, 12)).toEqual({
      startMs: 1_000_000,
      endMs: 1_000_012,
    });
  });

  it.each([-hour, hour, 10_000, -10_000])('that is %s ms off puts nothing in the wrong place', (offMs) => {
    const clocks = createSourceClocks();
    for (let i = 0; i < 50; i += 1) {
      const at = 10_000_000 + i * 100;
      const { startMs, endMs } = clocks.place('order-service', at, at + offMs - 30, 12);
      expect([endMs, startMs]).toEqual([at, at - 12]);
    }
  });

  it('is believed for news that come late once', () => {
    const clocks = createSourceClocks();
    clocks.place('order-service', 1_000_030, 1_000_000, 12);
    expect(clocks.place('order-service', 1_020_000, 1_000_100, 12).startMs).toBe(1_000_100);
  });
});

describe('windows of inconsistency', () => {
  const look = (at: number, verdict: 'not-yet' | 'holds' | 'unknown', sinceMs?: number) => ({
    ...{ runId: 'r', seq: at, at, source: 'lab' as const, kind: 'audit.finished' as const },
    data: {
      tookMs: 1,
      verdicts: [{ invariant: 'I2', title: 'Every order ends', verdict, checked: 1, ...(sinceMs ? { sinceMs } : {}) }],
    },
  });

  it('last from when it began to fail until it holds again, known to the look', () => {
    const windows = createWindows();
    for (const event of [look(10_000, 'not-yet', 1_400), look(15_000, 'not-yet', 6_410), look(20_000, 'holds')])
      windows.take(event);
    expect(windows.list()).toMatchObject([{ fromMs: 8_600, seenUntilMs: 15_000, heldAtMs: 20_000 }]);
  });

  it('go on while nothing can be read, and leave out what is over in a moment', () => {
    const windows = createWindows();
    for (const event of [look(10_000, 'not-yet', 1_400), look(15_000, 'unknown')]) windows.take(event);
    expect(windows.list()).toMatchObject([{ heldAtMs: null }]);
    const quick = createWindows();
    quick.take(look(10_000, 'not-yet', 200));
    expect(quick.list()).toEqual([]);
  });
});

describe('replay', () => {
  it('skips long pauses and nothing else', () => {
    const activity = [
      { fromMs: 0, toMs: 1_000 },
      { fromMs: 9_000, toMs: 9_500 },
    ];
    expect([500, 1_001, 8_950, 9_200, 9_600].map((ms) => afterPause(activity, ms))).toEqual([
      500, 8_880, 8_950, 9_200, 9_600,
    ]);
  });

  it('goes on slowly from the moment, and ends in the present', () => {
    const store = createStore({ ...firstUi, moment: 1_000 as number | null });
    const ui = { ...store, lookAt: (moment: number | null) => store.set({ ...store.get(), moment }) };
    let next: ((ms: number) => void) | undefined;
    const frame = (ms: number) => next?.(ms);
    const request = (callback: (ms: number) => void) => {
      next = callback;
    };
    const replay = createReplay({
      ui,
      activity: () => [],
      nowMs: () => 1_020,
      frames: { request, isCalm: () => false },
    });
    replay.setSpeed(0.1);
    replay.play();
    for (const ms of [0, 50, 100]) frame(ms);
    expect(store.get().moment).toBe(1_010);
    replay.setSpeed(1);
    frame(120);
    expect(store.get().moment).toBeNull();
    expect(replay.get().isPlaying).toBe(false);
  });
});

describe('looking back', () => {
  it('holds the world of the moment, follows it at most ten times a second, and lets go', () => {
    vi.useFakeTimers();
    const past = createPast();
    const held: (number | null)[] = [];
    const ui = createStore(firstUi);
    const shown = { hold: (world: { seq: number } | null) => held.push(world === null ? null : world.seq) };
    const liveSeconds = createStore(90_000);
    const lookBack = createLookBack({ ui, past, shown, liveSeconds, wake: () => {} });
    const look = (moment: number | null) => ui.set({ ...ui.get(), moment });
    look(5_500);
    // A link may name a moment before anything is known.
    expect(held).toEqual([]);
    past.begin({ ...past.worldAt(0), seq: 7 }, 5_000);
    lookBack.refresh();
    vi.advanceTimersByTime(150);
    expect(held).toEqual([7]);
    for (let ms = 5_600; ms < 5_700; ms += 10) look(ms);
    vi.advanceTimersByTime(150);
    expect(held).toHaveLength(2);
    expect(lookBack.seconds.get()).toBe(5_000);
    look(null);
    expect(held.at(-1)).toBeNull();
    expect([lookBack.seconds.get(), lookBack.dots()]).toEqual([90_000, null]);
    vi.useRealTimers();
  });
});
