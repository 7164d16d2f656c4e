/** A stretch of time, ms since 1970 on the lab's clock. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The index of the first entry for which `isAfter` holds; entries before it must all fail it. */
export function firstIndex<T>(sorted: readonly T[], isAfter: (entry: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = sorted[middle];
    if (entry !== undefined && !isAfter(entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}
