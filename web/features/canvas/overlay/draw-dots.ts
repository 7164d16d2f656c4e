import type { Dot } from '../../../live/choreographer/dot.ts';
import { type DotPlace, eased, placeOf, pointAt } from './dot-place.ts';
import { dotRadius, drawGlyph, type Palette } from './sprites.ts';

const tailShare = 0.16;
const here: DotPlace = { x: 0, y: 0, angle: 0, share: 0 };
const behind = { x: 0, y: 0, angle: 0 };

/** The dot that was chosen, and its order: the order's other dots stand out, too. */
export interface ChosenDot {
  readonly spanId: string;
  readonly orderId: string | null;
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
  chosen: ChosenDot | null,
): void {
  for (const dot of dots) {
    const way = ways.get(dot.routeId);
    if (way === undefined || !placeOf(dot, way, now, here)) continue;
    const isThere = here.share >= 1;
    if (!isThere) drawTail(context, way, eased(here.share), palette[dot.glyph]);
    const lingering = Math.min(1, Math.max(0, (dot.goneAt - now) / 160));
    context.save();
    context.translate(here.x, here.y);
    if (isThere && dot.isOpen) drawWaiting(context, palette[dot.glyph], now - dot.arrivesAt);
    if (isThere && !dot.isOpen) context.globalAlpha = lingering;
    if (chosen !== null) drawChosen(context, dot, palette, chosen);
    // A failure does not travel as one: it shows where it happened.
    drawGlyph(context, dot.glyph === 'failure' && !isThere ? 'command' : dot.glyph, palette, here.angle);
    context.restore();
  }
}

/** A ring around the chosen dot, a thinner one around those of the same order. */
function drawChosen(context: CanvasRenderingContext2D, dot: Dot, palette: Palette, chosen: ChosenDot): void {
  const isChosen = dot.spanId === chosen.spanId;
  if (!isChosen && (chosen.orderId === null || dot.orderId !== chosen.orderId)) return;
  context.beginPath();
  context.arc(0, 0, dotRadius + (isChosen ? 6 : 4), 0, 7);
  context.fillStyle = palette.bg;
  context.fill();
  context.strokeStyle = isChosen ? palette.accent : palette.ink;
  context.lineWidth = isChosen ? 3 : 1.5;
  context.stroke();
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
