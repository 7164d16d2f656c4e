import type { PassportSpan } from '@bulkhead/contracts';

/** A stretch that is drawn shorter than it was. */
export interface Fold {
  fromMs: number;
  toMs: number;
  /** idle: nothing ran · quiet: something ran, and nothing began or ended. */
  kind: 'idle' | 'quiet';
  /** Where it is drawn, 0 to 1. */
  left: number;
  right: number;
}

export interface TraceScale {
  startMs: number;
  endMs: number;
  folds: readonly Fold[];
  /** Where a moment is drawn, 0 to 1. */
  at(ms: number): number;
}

/** A fold takes so much of the width that is not folded. */
const foldShare = 0.07;
const leastIdleMs = 100;
const leastQuietMs = 300;
/** Stretches count towards "how long is it usually" up to so many ms. */
const usualMs = 100;

interface Stretch {
  fromMs: number;
  toMs: number;
  isIdle: boolean;
}

/**
 * The time of a trace, with long stretches folded in which nothing happened, so that 40 ms of work around a minute of
 * waiting can still be read. What is folded is marked where it is drawn.
 */
export function traceScale(spans: readonly PassportSpan[], nowMs: number): TraceScale {
  const stretches = stretchesOf(spans, nowMs);
  const usual = stretches.reduce((sum, stretch) => sum + Math.min(length(stretch), usualMs), 0);
  const isFolded = (stretch: Stretch) =>
    length(stretch) > (stretch.isIdle ? Math.max(leastIdleMs, usual / 4) : Math.max(leastQuietMs, usual / 2));
  const shownMs = stretches.reduce((sum, stretch) => sum + (isFolded(stretch) ? 0 : length(stretch)), 0);
  const foldMs = Math.max(shownMs, 1) * foldShare;
  const total = stretches.reduce((sum, stretch) => sum + (isFolded(stretch) ? foldMs : length(stretch)), 0) || 1;

  const folds: Fold[] = [];
  const startMs = stretches[0]?.fromMs ?? spans[0]?.startedAtMs ?? nowMs;
  const marks: { ms: number; x: number }[] = [{ ms: startMs, x: 0 }];
  let x = 0;
  for (const stretch of stretches) {
    const left = x;
    x += (isFolded(stretch) ? foldMs : length(stretch)) / total;
    marks.push({ ms: stretch.toMs, x });
    const { fromMs, toMs, isIdle } = stretch;
    if (isFolded(stretch)) folds.push({ fromMs, toMs, kind: isIdle ? 'idle' : 'quiet', left, right: x });
  }
  return {
    startMs,
    endMs: marks.at(-1)?.ms ?? startMs,
    folds,
    at: (ms) => between(marks, ms),
  };
}

function length({ fromMs, toMs }: Stretch): number {
  return toMs - fromMs;
}

/** The time between each beginning or end and the next. An operation that is open runs until now. */
function stretchesOf(spans: readonly PassportSpan[], nowMs: number): Stretch[] {
  const changes = new Map<number, number>();
  const note = (ms: number, by: number) => changes.set(ms, (changes.get(ms) ?? 0) + by);
  for (const span of spans) {
    note(span.startedAtMs, 1);
    note(endOf(span, nowMs), -1);
  }
  const moments = [...changes.keys()].sort((a, b) => a - b);
  let running = 0;
  return moments.slice(0, -1).map((fromMs, i) => {
    running += changes.get(fromMs) ?? 0;
    return { fromMs, toMs: moments[i + 1] ?? fromMs, isIdle: running === 0 };
  });
}

/** Never before its beginning: a clock may be set back meanwhile. */
export function endOf(span: PassportSpan, nowMs: number): number {
  return span.startedAtMs + Math.max(0, span.durationMs ?? nowMs - span.startedAtMs);
}

function between(marks: readonly { ms: number; x: number }[], ms: number): number {
  // By halves: a trace may have thousands of marks, and each operation asks twice.
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.ms ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  const after = marks[low];
  const before = marks[low - 1];
  if (after === undefined) return 0;
  if (before === undefined || ms >= after.ms) return after.x;
  const span = after.ms - before.ms;
  return span <= 0 ? after.x : before.x + ((ms - before.ms) / span) * (after.x - before.x);
}

/** The folds whose lengths are written above them: as many as have room, the long ones first. */
export function labelledFolds(folds: readonly Fold[]): Fold[] {
  const labelled: Fold[] = [];
  for (const fold of [...folds].sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs))) {
    const hasRoom = labelled.every((other) => Math.abs(middleOf(other) - middleOf(fold)) > labelShare);
    const isInside = middleOf(fold) > labelShare / 2 && middleOf(fold) < 1 - labelShare;
    if (hasRoom && isInside) labelled.push(fold);
  }
  return labelled;
}

/** So much of the width a label takes in the narrowest place. */
const labelShare = 0.17;

export function middleOf({ left, right }: Fold): number {
  return (left + right) / 2;
}
