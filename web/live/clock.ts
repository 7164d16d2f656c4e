/** The parts of a browser that decide when to draw. */
export interface FrameSource {
  isHidden(): boolean;
  requestFrame(callback: () => void): void;
  setTimer(callback: () => void, ms: number): void;
}

const hiddenTabIntervalMs = 250;

/**
 * Runs `flush` at most once per frame while the page is visible. A hidden tab gets no frames, so there a timer does
 * it: the page is up to date when it is looked at again.
 */
export function createFlushClock(frames: FrameSource, flush: () => void): { request(): void } {
  let isAsked = false;
  function run(): void {
    if (!isAsked) return;
    isAsked = false;
    flush();
  }
  return {
    request() {
      if (isAsked) return;
      isAsked = true;
      // The timer also covers a tab that is hidden between the request and its frame.
      if (!frames.isHidden()) frames.requestFrame(run);
      frames.setTimer(run, hiddenTabIntervalMs);
    },
  };
}

export const browserFrames: FrameSource = {
  isHidden: () => document.visibilityState === 'hidden',
  requestFrame: (callback) => requestAnimationFrame(callback),
  setTimer: (callback, ms) => setTimeout(callback, ms),
};
