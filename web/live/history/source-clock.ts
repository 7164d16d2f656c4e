import type { ComponentId } from '@bulkhead/contracts';

/** Sooner than this after it ended, nobody can have heard of a span: its clock is ahead. */
const aheadMs = 50;
/** Later than this is no delay of the telemetry: its clock is behind. */
const behindMs = 60_000;
/** A source whose news are all at least this late has a clock that is behind. */
const steadilyBehindMs = 2_000;
/** How fast an old small delay is forgotten, so that a clock that is set while we look is noticed. */
const forgetMsPerSpan = 20;

/** Tells where on the lab's clock a span belongs. A service's own clock may be wrong by any amount. */
export interface SourceClocks {
  /** `at`: when the lab heard of its end. Never later than that. */
  place(source: ComponentId, at: number, startedAtMs: number, durationMs: number): { startMs: number; endMs: number };
}

export function createSourceClocks(): SourceClocks {
  const smallestDelay = new Map<ComponentId, number>();
  return {
    place(source, at, startedAtMs, durationMs) {
      const delay = at - (startedAtMs + durationMs);
      const smallest = Math.min(delay, (smallestDelay.get(source) ?? delay) + forgetMsPerSpan);
      smallestDelay.set(source, smallest);
      const isTrusted = delay > -aheadMs && delay < behindMs && smallest < steadilyBehindMs;
      const endMs = isTrusted ? Math.min(startedAtMs + durationMs, at) : at;
      return { startMs: endMs - durationMs, endMs };
    },
  };
}
