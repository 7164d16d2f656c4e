import { describe, expect, it } from 'vitest';
import { createFlushClock } from './clock.ts';

function handFrames(isHidden: boolean) {
  const frames: (() => void)[] = [];
  const timers: { callback: () => void; ms: number }[] = [];
  return {
    frames,
    timers,
    isHidden: () => isHidden,
    requestFrame: (callback: () => void) => void frames.push(callback),
    setTimer: (callback: () => void, ms: number) => void timers.push({ callback, ms }),
  };
}

describe('the flush clock', () => {
  it('flushes once per frame, however often it is asked', () => {
    let flushed = 0;
    const hand = handFrames(false);
    const clock = createFlushClock(hand, () => flushed++);
    for (let i = 0; i < 20; i++) clock.request();
    expect(hand.frames).toHaveLength(1);
    hand.frames[0]?.();
    // The timer of the same request finds nothing left to do.
    hand.timers[0]?.callback();
    expect(flushed).toBe(1);
  });

  it('uses a timer in a hidden tab, which gets no frames', () => {
    let flushed = 0;
    const hand = handFrames(true);
    createFlushClock(hand, () => flushed++).request();
    expect(hand.frames).toHaveLength(0);
    hand.timers[0]?.callback();
    expect(flushed).toBe(1);
  });
});
