/** An order takes some 30 ms, too fast to see. Each hop is given this long, if there is time. */
export const hopMs = 240;
/** A picture may be this far behind what happened, never more. */
export const maxBehindMs = 4_000;
const relaxedBehindMs = 2_400;
const fastestShare = 0.3;

/** How long a hop takes that starts `behindMs` late, or undefined when it is too late to be drawn by itself. */
export function paceOf(behindMs: number): number | undefined {
  if (behindMs >= maxBehindMs) return undefined;
  if (behindMs <= relaxedBehindMs) return hopMs;
  const left = (maxBehindMs - behindMs) / (maxBehindMs - relaxedBehindMs);
  return Math.min(hopMs * (fastestShare + (1 - fastestShare) * left), maxBehindMs - behindMs);
}
