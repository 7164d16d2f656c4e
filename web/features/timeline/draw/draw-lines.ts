import { drawGlyph } from '../../canvas/index.ts';
import type { Ground } from './draw-ground.ts';
import { columnPx, type Line, type Scene } from './scene.ts';

/** With more, shapes at the ends would only hide the lines. */
const mostGlyphs = 160;
const glyphScale = 0.62;

function colourOf({ kind, glyph }: Line, { ink }: Ground): string {
  return kind === 'waiting' ? ink.undo : ink[glyph];
}

function trace({ context }: Ground, { kind, x1, y1, x2, y2 }: Line): void {
  context.beginPath();
  context.moveTo(x1, y1);
  // What is undone lies behind on the same lane: the way back is an arc over it.
  if (kind === 'undoing') context.quadraticCurveTo((x1 + x2) / 2, y1 - 14, x2, y2);
  else context.lineTo(x2, y2);
  context.stroke();
}

function drawLine(ground: Ground, line: Line): void {
  const { context } = ground;
  const { kind, x1, x2, y1, isDim } = line;
  context.strokeStyle = colourOf(line, ground);
  context.globalAlpha = isDim ? 0.12 : kind === 'stay' ? 0.55 : 0.9;
  if (kind === 'query') {
    context.fillStyle = context.strokeStyle;
    context.fillRect(x1, y1 - 3, Math.max(x2 - x1, 1.5), 6);
    return;
  }
  context.lineWidth = kind === 'stay' ? 3 : line.glyph === 'undo' ? 1.8 : 1.2;
  context.setLineDash(kind === 'waiting' ? [4, 3] : kind === 'undoing' ? [3, 2] : kind === 'back' ? [2, 2] : []);
  trace(ground, line);
  context.setLineDash([]);
  if (kind === 'undoing' && !isDim) drawArrow(ground, line);
}

/** Points back to what was undone. */
function drawArrow({ context, ink }: Ground, { x1, x2, y2 }: Line): void {
  const towards = x1 > x2 ? 1 : -1;
  context.fillStyle = ink.undo;
  context.beginPath();
  context.moveTo(x2, y2);
  context.lineTo(x2 + towards * 6, y2 - 6);
  context.lineTo(x2 + towards * 6, y2);
  context.fill();
}

function drawEnds(ground: Ground, lines: readonly Line[]): void {
  const { context, ink } = ground;
  for (const { kind, x1, y1, x2, y2, glyph, isDim } of lines) {
    if (isDim || (kind !== 'message' && kind !== 'there' && glyph !== 'failure')) continue;
    context.save();
    context.translate(x2, y2);
    context.scale(glyphScale, glyphScale);
    drawGlyph(context, glyph, ink, Math.atan2(y2 - y1, x2 - x1));
    context.restore();
  }
}

/** Too many lines to be told apart: how much there was on each lane, as darker and lighter columns. */
function drawDensity({ context, lanes, ink }: Ground, density: NonNullable<Scene['density']>): void {
  const most = Math.max(1, ...[...density.values()].map((counts) => counts.reduce((a, b) => Math.max(a, b), 0)));
  for (const { id, y, height, isThin } of lanes) {
    const counts = density.get(id);
    if (counts === undefined) continue;
    context.fillStyle = isThin ? ink.mute : ink.command;
    const tall = Math.max(4, height * 0.7);
    for (const [column, count] of counts.entries()) {
      if (count === 0) continue;
      context.globalAlpha = 0.15 + 0.65 * Math.sqrt(count / most);
      context.fillRect(column * columnPx, y - tall / 2, columnPx, tall);
    }
  }
  context.globalAlpha = 1;
}

/** Draws what moved: line by line, or where that is too much, its density and what stands out of it. */
export function drawScene(ground: Ground, { lines, density }: Scene, chosenSpanId: string | null): void {
  const { context, ink } = ground;
  if (density !== null) drawDensity(ground, density);
  for (const line of lines) drawLine(ground, line);
  context.globalAlpha = 1;
  if (lines.length <= mostGlyphs) drawEnds(ground, lines);
  context.globalAlpha = 1;
  for (const line of lines) {
    if (line.span.event.data.spanId !== chosenSpanId || line.kind === 'undoing') continue;
    context.strokeStyle = ink.ink;
    context.lineWidth = 2.5;
    trace(ground, line);
  }
}
