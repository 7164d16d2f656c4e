import type { Dot } from '../../../live/choreographer/dot.ts';
import { type DotPlace, placeOf } from './dot-place.ts';

const place: DotPlace = { x: 0, y: 0, angle: 0, share: 0 };

/** The dot nearest to a point, no farther than `within`, all in flow units. Of two at one place: the one on top. */
export function hitDot(
  dots: readonly Dot[],
  ways: ReadonlyMap<string, Float32Array>,
  at: { readonly x: number; readonly y: number },
  within: number,
  now: number,
): Dot | undefined {
  let nearest: Dot | undefined;
  let distance = within;
  for (const dot of dots) {
    const way = ways.get(dot.routeId);
    if (way === undefined || !placeOf(dot, way, now, place)) continue;
    const toDot = Math.hypot(place.x - at.x, place.y - at.y);
    if (toDot > distance) continue;
    nearest = dot;
    distance = toDot;
  }
  return nearest;
}
