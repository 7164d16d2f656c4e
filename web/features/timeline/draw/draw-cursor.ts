import { formatDuration } from '../../../ui/format/time.ts';
import type { Ground } from './draw-ground.ts';
import { smallFont } from './ink.ts';

export interface Cursors {
  /** The moment that the picture shows; null: now. */
  momentMs: number | null;
  hoverX: number | null;
  range: { fromMs: number; toMs: number } | null;
}

function upright({ context, height }: Ground, x: number, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, height);
  context.stroke();
}

/** The upright lines: now, the moment that is shown, where the pointer is; and the chosen range. */
export function drawCursors(ground: Ground, { momentMs, hoverX, range }: Cursors): void {
  const { context, scale, ink, height, nowMs } = ground;
  context.font = smallFont;
  context.textBaseline = 'middle';
  if (range !== null) {
    const [from, to] = [scale.xOf(range.fromMs), scale.xOf(range.toMs)];
    context.globalAlpha = 0.16;
    context.fillStyle = ink.command;
    context.fillRect(from, 0, to - from, height);
    context.globalAlpha = 1;
    upright(ground, from, ink.command, 1);
    upright(ground, to, ink.command, 1);
    if (to - from > 60) {
      context.fillStyle = ink.command;
      context.fillText(formatDuration(range.toMs - range.fromMs), from + 5, height - 8);
    }
  }
  const now = scale.xOf(nowMs);
  if (now <= scale.width) {
    upright(ground, now, ink.mute, 1);
    context.fillStyle = ink.mute;
    context.fillText('now', now + 4, 7);
  }
  if (hoverX !== null) {
    context.globalAlpha = 0.6;
    upright(ground, hoverX, ink.ink, 1);
    context.globalAlpha = 1;
  }
  if (momentMs === null) return;
  const x = scale.xOf(momentMs);
  upright(ground, x, ink.undo, 2);
  context.fillStyle = ink.undo;
  context.beginPath();
  context.moveTo(x - 6, 0);
  context.lineTo(x + 6, 0);
  context.lineTo(x, 9);
  context.fill();
}
