import { createStore, type Store } from '../store.ts';
import type { Ui } from '../ui-state.ts';
import { firstIndex, type Interval } from './interval.ts';

export const speeds = [0.1, 0.25, 1] as const;
export type Speed = (typeof speeds)[number];

export interface ReplayState {
  readonly isPlaying: boolean;
  readonly speed: Speed;
}

/** Lets the past go by again, slower or as it was, from the moment that is shown. It ends where the present begins. */
export interface Replay extends Pick<Store<ReplayState>, 'get' | 'first' | 'subscribe'> {
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
}

interface ReplayParts {
  ui: Pick<Ui, 'get' | 'subscribe' | 'lookAt'>;
  activity: () => readonly Interval[];
  /** The lab's clock. */
  nowMs: () => number;
  frames: { request(callback: (ms: number) => void): void; isCalm(): boolean };
}

/** A frame that took longer was a pause of the browser, not of the past. */
const longestFrameMs = 100;
/** With reduced motion the picture changes once a second. */
const calmStepMs = 1_000;
/** A pause longer than this is skipped, as it is folded on the timeline. */
const skippedMs = 1_500;
const leadInMs = 120;

export function createReplay({ ui, activity, nowMs, frames }: ReplayParts): Replay {
  const store = createStore<ReplayState>({ isPlaying: false, speed: 0.25 });
  let lastFrameMs: number | null = null;
  let exactMs = 0;

  function pause(): void {
    lastFrameMs = null;
    store.set({ ...store.get(), isPlaying: false });
  }

  function step(frameMs: number): void {
    const { isPlaying, speed } = store.get();
    if (!isPlaying) return;
    frames.request(step);
    const isCalm = frames.isCalm();
    const passedMs = frameMs - (lastFrameMs ?? frameMs);
    if (lastFrameMs !== null && isCalm && passedMs < calmStepMs) return;
    lastFrameMs = frameMs;
    exactMs = afterPause(activity(), exactMs + Math.min(passedMs, isCalm ? calmStepMs : longestFrameMs) * speed);
    if (exactMs < nowMs()) return ui.lookAt(Math.round(exactMs));
    pause();
    ui.lookAt(null);
  }

  ui.subscribe(() => {
    const { moment } = ui.get();
    if (moment === null) pause();
    // Somebody else moved the moment: go on from there.
    else if (Math.round(exactMs) !== moment) exactMs = moment;
  });

  return {
    get: store.get,
    first: store.first,
    subscribe: store.subscribe,
    play() {
      const { moment } = ui.get();
      if (moment === null || store.get().isPlaying) return;
      exactMs = moment;
      store.set({ ...store.get(), isPlaying: true });
      frames.request(step);
    },
    pause,
    setSpeed: (speed) => store.set({ ...store.get(), speed }),
  };
}

/** The same moment, or when nothing happens for a while, shortly before something does. */
export function afterPause(activity: readonly Interval[], ms: number): number {
  const next = activity[firstIndex(activity, ({ fromMs }) => fromMs > ms)];
  const before = activity[firstIndex(activity, ({ fromMs }) => fromMs > ms) - 1];
  if (next === undefined || (before !== undefined && before.toMs >= ms)) return ms;
  const isLong = next.fromMs - (before?.toMs ?? ms) > skippedMs && next.fromMs - ms > leadInMs;
  return isLong ? next.fromMs - leadInMs : ms;
}
