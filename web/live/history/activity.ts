import { firstIndex, type Interval } from './interval.ts';

/** When something happened, as stretches with pauses between them: what is not covered is idle. */
export interface Activity {
  note(fromMs: number, toMs: number): void;
  /** Oldest first, apart from each other by at least the pause. */
  list(): readonly Interval[];
  /** Forgets what ended before. */
  forgetBefore(ms: number): void;
}

/** `pauseMs`: shorter pauses are part of the stretch, so there is at most one entry per pause. */
export function createActivity(pauseMs = 600): Activity {
  let stretches: { fromMs: number; toMs: number }[] = [];
  return {
    note(fromMs, toMs) {
      const last = stretches.at(-1);
      // News is nearly always about the end of time.
      if (last !== undefined && fromMs >= last.fromMs && fromMs <= last.toMs + pauseMs) {
        last.toMs = Math.max(last.toMs, toMs);
        return;
      }
      const first = firstIndex(stretches, (one) => one.toMs + pauseMs >= fromMs);
      const after = firstIndex(stretches, (one) => one.fromMs > toMs + pauseMs);
      const touched = stretches.slice(first, after);
      const merged = {
        fromMs: Math.min(fromMs, touched[0]?.fromMs ?? fromMs),
        toMs: Math.max(toMs, touched.at(-1)?.toMs ?? toMs),
      };
      stretches.splice(first, after - first, merged);
    },
    list: () => stretches,
    forgetBefore(ms) {
      const kept = firstIndex(stretches, (one) => one.toMs >= ms);
      if (kept > 0) stretches = stretches.slice(kept);
    },
  };
}
