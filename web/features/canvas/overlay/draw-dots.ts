import type { Dot } from '../../../live/choreographer/dot.ts';
import { dotRadius, drawGlyph, type Palette } from './sprites.ts';

const tailShare = 0.16;

/** Where on its sampled way a dot is. `share` runs from 0 to 1. Writes into `out`, so that a frame makes no garbage. */
function pointAt(way: Float32Array, share: number, out: { x: number; y: number; angle: number }): void {
  const last = way.length / 2 - 1;
  const position = Math.min(Math.max(share, 0), 1) * last;
  const i = Math.min(Math.floor(position), last - 1);
  const t = position - i;
  const [x0, y0, x1, y1] = [way[i * 2] ?? 0, way[i * 2 + 1] ?? 0, way[i * 2 + 2] ?? 0, way[i * 2 + 3] ?? 0];
  out.x = x0 + (x1 - x0) * t;
  out.y = y0 + (y1 - y0) * t;
  out.angle = Math.atan2(y1 - y0, x1 - x0);
}

const here = { x: 0, y: 0, angle: 0 };
const behind = { x: 0, y: 0, angle: 0 };

/** Fast in the middle, gentle at the ends: the eye follows it better than a constant speed. */
function eased(share: number): number {
  return share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
}

function drawTail(context: CanvasRenderingContext2D, way: Float32Array, share: number, colour: string): void {
  pointAt(way, share - tailShare, behind);
  context.strokeStyle = colour;
  context.lineWidth = dotRadius * 0.9;
  context.lineCap = 'round';
  context.globalAlpha = 0.28;
  context.beginPath();
  context.moveTo(behind.x, behind.y);
  pointAt(way, share - tailShare / 2, behind);
  context.lineTo(behind.x, behind.y);
  context.lineTo(here.x, here.y);
  context.stroke();
  context.globalAlpha = 1;
}

/** Draws what travels or has just arrived. The context is already in flow units. */
export function drawDots(
  context: CanvasRenderingContext2D,
  dots: readonly Dot[],
  ways: ReadonlyMap<string, Float32Array>,
  palette: Palette,
  now: number,
): void {
  for (const dot of dots) {
    const way = ways.get(dot.routeId);
    if (way === undefined || now < dot.startsAt) continue;
    const share = dot.arrivesAt > dot.startsAt ? (now - dot.startsAt) / (dot.arrivesAt - dot.startsAt) : 1;
    pointAt(way, eased(Math.min(share, 1)), here);
    if (share < 1) drawTail(context, way, eased(share), palette[dot.glyph]);
    const lingering = Math.min(1, Math.max(0, (dot.goneAt - now) / 160));
    context.save();
    context.translate(here.x, here.y);
    if (share >= 1 && dot.isOpen) drawWaiting(context, palette[dot.glyph], now - dot.arrivesAt);
    if (share >= 1 && !dot.isOpen) context.globalAlpha = lingering;
    // A failure does not travel as one: it shows where it happened.
    drawGlyph(context, dot.glyph === 'failure' && share < 1 ? 'command' : dot.glyph, palette, here.angle);
    context.restore();
  }
}

/** An open span: it has arrived and nobody has answered yet. */
function drawWaiting(context: CanvasRenderingContext2D, colour: string, waitedMs: number): void {
  if (waitedMs < 250) return;
  const pulse = (waitedMs % 1_200) / 1_200;
  context.beginPath();
  context.arc(0, 0, dotRadius + 2 + pulse * 5, 0, 7);
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.globalAlpha = 0.7 * (1 - pulse);
  context.stroke();
  context.globalAlpha = 1;
}
