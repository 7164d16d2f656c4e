import type { Interval } from '../../../live/history/interval.ts';
import { buildScale, type Scale } from './scale.ts';

/** Which part of the time axis is on the screen. */
export interface View {
  readonly msPerPx: number;
  /** The zoom follows how much happens, until somebody zooms. */
  readonly isAuto: boolean;
  /** This time at this place; null: now is at the right edge and moves on. */
  readonly fixed: { readonly ms: number; readonly x: number } | null;
  readonly isFolding: boolean;
}

export const firstView: View = { msPerPx: 3, isAuto: true, fixed: null, isFolding: true };

/** Room at the right of now for its label. */
export const nowMarginPx = 46;
const finestMsPerPx = 0.02;
const coarsestMsPerPx = 20_000;

export interface Ground {
  readonly width: number;
  readonly nowMs: number;
  readonly activity: readonly Interval[];
}

export function scaleOfView({ msPerPx, fixed, isFolding }: View, { width, nowMs, activity }: Ground): Scale {
  const anchor = fixed ?? { ms: nowMs, x: width - nowMarginPx };
  return buildScale({ width, msPerPx, anchorMs: anchor.ms, anchorX: anchor.x, activity, nowMs, isFolding });
}

/** Zooms about a place: the time there stays there. While now is followed it stays at its edge. */
export function zoomed(view: View, scale: Scale, x: number, factor: number): View {
  const msPerPx = Math.min(Math.max(view.msPerPx * factor, finestMsPerPx), coarsestMsPerPx);
  return { ...view, msPerPx, isAuto: false, fixed: view.fixed === null ? null : { ms: scale.msAt(x), x } };
}

/** Moves the picture by so many pixels; to the right shows what was before. */
export function panned(view: View, scale: Scale, px: number): View {
  const x = scale.width / 2;
  return { ...view, fixed: { ms: scale.msAt(x - px), x } };
}

/** Wider than any screen. */
const widest = 100_000;

/** How wide a stretch would be drawn at a zoom. */
function widthOf(
  { fromMs, toMs }: Interval,
  msPerPx: number,
  { isFolding }: View,
  { activity, nowMs }: Ground,
): number {
  const scale = buildScale({ width: widest, msPerPx, anchorMs: fromMs, anchorX: 0, activity, nowMs, isFolding });
  return scale.xOf(toMs);
}

/** A view that shows exactly this stretch. */
export function showing(view: View, stretch: Interval, ground: Ground): View {
  let [fine, coarse] = [finestMsPerPx, coarsestMsPerPx];
  for (let i = 0; i < 40; i += 1) {
    const middle = Math.sqrt(fine * coarse);
    if (widthOf(stretch, middle, view, ground) > ground.width) fine = middle;
    else coarse = middle;
  }
  return { ...view, msPerPx: coarse, isAuto: false, fixed: { ms: stretch.fromMs, x: 0 } };
}

const autoSteps = [2, 3, 5, 8, 12, 18] as const;
const autoSightMs = 12_000;

/** The zoom at which what happened lately fits. It changes only when it must, so that the picture is calm. */
export function autoZoom(view: View, ground: Ground): number {
  const lately = { fromMs: ground.nowMs - autoSightMs, toMs: ground.nowMs };
  const space = ground.width - nowMarginPx;
  const share = widthOf(lately, view.msPerPx, view, ground) / space;
  if (share <= 1 && (share > 0.25 || view.msPerPx <= autoSteps[0])) return view.msPerPx;
  return (
    autoSteps.find((step) => widthOf(lately, step, view, ground) <= space * 0.85) ??
    autoSteps[autoSteps.length - 1] ??
    18
  );
}

/** Keeps a moment in sight: turns the page when it leaves, and does not scroll. */
export function keepingInSight(view: View, scale: Scale, ms: number): View {
  const x = scale.xOf(ms);
  if (x >= 12 && x <= scale.width - 12) {
    return view.fixed === null ? { ...view, fixed: { ms: scale.msAt(scale.width / 2), x: scale.width / 2 } } : view;
  }
  return { ...view, fixed: { ms, x: x < 12 ? scale.width * 0.75 : scale.width * 0.25 } };
}
