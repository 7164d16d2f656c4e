import type { Dot } from '../../../live/choreographer/dot.ts';
import type { Palette } from './sprites.ts';

/** For those who want no motion: a route lights up while something is under way on it, with how many. */
export function drawStill(
  context: CanvasRenderingContext2D,
  dots: readonly Dot[],
  ways: ReadonlyMap<string, Float32Array>,
  palette: Palette,
  now: number,
): void {
  const counts = new Map<string, { count: number; dot: Dot }>();
  for (const dot of dots) {
    if (dot.startsAt > now) continue;
    counts.set(dot.routeId, { count: (counts.get(dot.routeId)?.count ?? 0) + 1, dot });
  }
  for (const [routeId, { count, dot }] of counts) {
    const way = ways.get(routeId);
    if (way === undefined) continue;
    context.strokeStyle = palette[dot.glyph];
    context.lineWidth = 3;
    context.beginPath();
    for (let i = 0; i < way.length; i += 2) context.lineTo(way[i] ?? 0, way[i + 1] ?? 0);
    context.stroke();
    const middle = 2 * Math.floor(way.length / 4);
    context.fillStyle = palette.ink;
    context.font = '600 11px "Geist Mono", ui-monospace, monospace';
    context.textAlign = 'left';
    context.fillText(`+${count}`, (way[middle] ?? 0) + 6, way[middle + 1] ?? 0);
  }
}
