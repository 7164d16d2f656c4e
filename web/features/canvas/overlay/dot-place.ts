import type { Dot } from '../../../live/choreographer/dot.ts';

export interface DotPlace {
  x: number;
  y: number;
  angle: number;
  /** How much of its way is behind it, 0 to 1; 1: it has arrived. */
  share: number;
}

/** Where on its sampled way a share from 0 to 1 is. Writes into `out`, so that a frame makes no garbage. */
export function pointAt(way: Float32Array, share: number, out: { x: number; y: number; angle: number }): void {
  const last = way.length / 2 - 1;
  const position = Math.min(Math.max(share, 0), 1) * last;
  const i = Math.min(Math.floor(position), last - 1);
  const t = position - i;
  const [x0, y0, x1, y1] = [way[i * 2] ?? 0, way[i * 2 + 1] ?? 0, way[i * 2 + 2] ?? 0, way[i * 2 + 3] ?? 0];
  out.x = x0 + (x1 - x0) * t;
  out.y = y0 + (y1 - y0) * t;
  out.angle = Math.atan2(y1 - y0, x1 - x0);
}

/** Fast in the middle, gentle at the ends: the eye follows it better than a constant speed. */
export function eased(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
}

/** Where a dot is at `now`. False: it is not in sight yet. */
export function placeOf(dot: Dot, way: Float32Array, now: number, out: DotPlace): boolean {
  if (now < dot.startsAt) return false;
  const took = dot.arrivesAt - dot.startsAt;
  out.share = took > 0 ? Math.min(1, (now - dot.startsAt) / took) : 1;
  pointAt(way, eased(out.share), out);
  return true;
}
