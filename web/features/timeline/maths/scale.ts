import { firstIndex, type Interval } from '../../../live/history/interval.ts';

/** How wide a folded stretch of idle time is drawn, whatever its length. */
export const foldPx = 52;
/** Shorter pauses are never folded: they belong to what happens. */
const shortestFoldMs = 1_500;

/** A part of the time axis; a fold squeezes its time, the others share one scale. */
export interface Piece {
  readonly fromMs: number;
  readonly toMs: number;
  readonly fromX: number;
  readonly toX: number;
  readonly isFold: boolean;
}

/** Time on the screen: always growing to the right, not always evenly. */
export interface Scale {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly msPerPx: number;
  /** At the left and the right edge. */
  readonly fromMs: number;
  readonly toMs: number;
  xOf(ms: number): number;
  msAt(x: number): number;
}

export interface ScaleChoice {
  readonly width: number;
  readonly msPerPx: number;
  /** This time is drawn at this place. */
  readonly anchorMs: number;
  readonly anchorX: number;
  /** When something happened, oldest first. */
  readonly activity: readonly Interval[];
  /** Time ends here: what comes after is never folded. */
  readonly nowMs: number;
  readonly isFolding: boolean;
}

/** The pauses that are worth folding at a zoom: those that would be wider than a fold. */
function foldsOf({ activity, nowMs, msPerPx, isFolding }: ScaleChoice): (after: number) => Interval | undefined {
  return (after) => {
    const before = activity[after];
    if (before === undefined || !isFolding) return undefined;
    const next = activity[after + 1];
    const fold = { fromMs: before.toMs, toMs: Math.min(next?.fromMs ?? nowMs, nowMs) };
    const lengthMs = fold.toMs - fold.fromMs;
    return lengthMs >= shortestFoldMs && lengthMs > foldPx * msPerPx ? fold : undefined;
  };
}

export function buildScale(choice: ScaleChoice): Scale {
  const { width, msPerPx, anchorMs, anchorX, activity } = choice;
  const foldAfter = foldsOf(choice);
  const pieces: Piece[] = [];

  function plain(fromMs: number, toMs: number, fromX: number): Piece {
    return { fromMs, toMs, fromX, toX: fromX + (toMs - fromMs) / msPerPx, isFold: false };
  }

  // The fold that the anchor lies in, if any, is laid first; the others follow to both sides.
  const index = firstIndex(activity, ({ fromMs }) => fromMs > anchorMs) - 1;
  const inside = foldAfter(index);
  let leftMs = anchorMs;
  let leftX = anchorX;
  let rightMs = anchorMs;
  let rightX = anchorX;
  if (inside !== undefined && anchorMs > inside.fromMs && anchorMs <= inside.toMs) {
    const share = (anchorMs - inside.fromMs) / (inside.toMs - inside.fromMs);
    leftX = anchorX - share * foldPx;
    rightX = leftX + foldPx;
    leftMs = inside.fromMs;
    rightMs = inside.toMs;
    pieces.push({ ...inside, fromX: leftX, toX: rightX, isFold: true });
  }
  for (let i = index; rightX < width; i += 1) {
    const fold = foldAfter(i);
    const isBehind = fold !== undefined && fold.fromMs < rightMs;
    if (i >= activity.length || activity.length === 0) {
      pieces.push({ ...plain(rightMs, rightMs + (width - rightX) * msPerPx, rightX), toX: width });
      rightX = width;
    } else if (fold !== undefined && !isBehind) {
      const before = plain(rightMs, fold.fromMs, rightX);
      pieces.push(before, { ...fold, fromX: before.toX, toX: before.toX + foldPx, isFold: true });
      rightMs = fold.toMs;
      rightX = before.toX + foldPx;
    }
  }
  const toTheLeft: Piece[] = [];
  for (let i = inside === undefined || leftMs !== inside.fromMs ? index : index - 1; leftX > 0; i -= 1) {
    const fold = foldAfter(i);
    const isAhead = fold !== undefined && fold.toMs > leftMs;
    if (i < 0) {
      toTheLeft.push(plain(leftMs - leftX * msPerPx, leftMs, 0));
      leftX = 0;
    } else if (fold !== undefined && !isAhead) {
      const afterX = leftX - (leftMs - fold.toMs) / msPerPx;
      toTheLeft.push(plain(fold.toMs, leftMs, afterX));
      toTheLeft.push({ ...fold, fromX: afterX - foldPx, toX: afterX, isFold: true });
      leftMs = fold.fromMs;
      leftX = afterX - foldPx;
    }
  }
  return scaleOf([...toTheLeft.reverse(), ...pieces].filter(isWide), choice);
}

function isWide({ fromX, toX, fromMs, toMs }: Piece): boolean {
  return toX > fromX && toMs > fromMs;
}

function scaleOf(pieces: readonly Piece[], { width, msPerPx, anchorMs, anchorX }: ScaleChoice): Scale {
  function msAt(x: number): number {
    const piece =
      pieces[
        Math.min(
          firstIndex(pieces, ({ toX }) => toX >= x),
          pieces.length - 1,
        )
      ];
    if (piece === undefined) return anchorMs + (x - anchorX) * msPerPx;
    return piece.fromMs + ((x - piece.fromX) / (piece.toX - piece.fromX)) * (piece.toMs - piece.fromMs);
  }
  function xOf(ms: number): number {
    const piece =
      pieces[
        Math.min(
          firstIndex(pieces, ({ toMs }) => toMs >= ms),
          pieces.length - 1,
        )
      ];
    if (piece === undefined) return anchorX + (ms - anchorMs) / msPerPx;
    // Beyond the drawn pieces the axis goes on evenly.
    if (ms < piece.fromMs) return piece.fromX + (ms - piece.fromMs) / msPerPx;
    if (ms > piece.toMs) return piece.toX + (ms - piece.toMs) / msPerPx;
    return piece.fromX + ((ms - piece.fromMs) / (piece.toMs - piece.fromMs)) * (piece.toX - piece.fromX);
  }
  return { pieces, width, msPerPx, fromMs: msAt(0), toMs: msAt(width), xOf, msAt };
}

const stepsMs = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000, 3_600_000,
];

/** A line of the ruler. */
export interface Tick {
  readonly ms: number;
  readonly x: number;
  readonly stepMs: number;
}

/** Where the ruler has its lines: at round times, at least so far apart. */
export function ticksOf(scale: Scale, leastPx = 74): Tick[] {
  const stepMs = stepsMs.find((step) => step / scale.msPerPx >= leastPx) ?? 3_600_000;
  const ticks: Tick[] = [];
  for (const { isFold, fromMs, toMs } of scale.pieces) {
    if (isFold) continue;
    const first = Math.max(fromMs, scale.fromMs);
    for (let ms = Math.ceil(first / stepMs) * stepMs; ms <= Math.min(toMs, scale.toMs); ms += stepMs) {
      const x = scale.xOf(ms);
      // After a fold the next round time may be close.
      if (x - (ticks.at(-1)?.x ?? Number.NEGATIVE_INFINITY) >= leastPx) ticks.push({ ms, x, stepMs });
    }
  }
  return ticks;
}
