import type { LabEventOf } from '@bulkhead/contracts';

/** A time in which the auditor saw an invariant not hold yet. It looks every few seconds, so the end is between two looks. */
export interface Window {
  readonly fromMs: number;
  /** The last look at which it did not hold. */
  seenUntilMs: number;
  /** The look at which it held again; null: it does not yet. */
  heldAtMs: number | null;
  readonly title: string;
}

const maxWindows = 500;
/** Two looks a few seconds apart saw the same wait when their beginnings agree within this. */
const sameStartMs = 400;
/** Every order is unfinished for a moment: that is not worth a band. */
export const noticeableWindowMs = 1_000;

/** What the auditor found not to hold yet, and for how long. */
export interface Windows {
  take(event: LabEventOf<'audit.finished'>): void;
  /** What came after is not known. */
  end(): void;
  list(): readonly Window[];
  forgetBefore(ms: number): void;
}

export function createWindows(): Windows {
  let windows: Window[] = [];
  const open = new Map<string, Window>();

  return {
    take({ at, data }) {
      for (const { invariant, title, verdict, sinceMs } of data.verdicts) {
        const before = open.get(invariant);
        const fromMs = verdict === 'not-yet' && sinceMs !== undefined ? at - sinceMs : undefined;
        if (before !== undefined && fromMs !== undefined && Math.abs(before.fromMs - fromMs) < sameStartMs) {
          before.seenUntilMs = at;
          continue;
        }
        // Unknown does not mean that it holds.
        if (before !== undefined && verdict !== 'unknown') {
          before.heldAtMs = fromMs ?? at;
          open.delete(invariant);
        }
        if (fromMs === undefined || sinceMs === undefined || sinceMs < noticeableWindowMs) continue;
        const window: Window = { fromMs, seenUntilMs: at, heldAtMs: null, title };
        open.set(invariant, window);
        windows.push(window);
        if (windows.length > maxWindows) windows = windows.slice(-maxWindows / 2);
      }
    },
    end() {
      for (const window of open.values()) window.heldAtMs = window.seenUntilMs;
      open.clear();
    },
    list: () => windows,
    forgetBefore(ms) {
      if (windows.some(({ heldAtMs }) => heldAtMs !== null && heldAtMs < ms)) {
        windows = windows.filter(({ heldAtMs }) => heldAtMs === null || heldAtMs >= ms);
      }
    },
  };
}
