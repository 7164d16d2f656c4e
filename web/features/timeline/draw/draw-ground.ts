import type { ComponentState } from '@bulkhead/contracts';
import type { Interval } from '../../../live/history/interval.ts';
import type { PastReader } from '../../../live/history/past.ts';
import { formatClock, formatDuration } from '../../../ui/format/time.ts';
import { isDown, stateLooks } from '../../../ui/state-look.ts';
import { type Lane, laneFinder, rulerPx } from '../maths/lanes.ts';
import { type Scale, ticksOf } from '../maths/scale.ts';
import { type Ink, labelFont, smallFont } from './ink.ts';
import { laneOrOwner } from './scene.ts';

type Context = CanvasRenderingContext2D;

export interface Ground {
  context: Context;
  scale: Scale;
  lanes: readonly Lane[];
  ink: Ink;
  height: number;
  nowMs: number;
}

const hatchPx = 6;
const nowLabelPx = 32;

/** Slanted lines in a box: what is hatched is dead, or not known. */
function hatch(context: Context, x: number, y: number, width: number, height: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = x - height; at < x + width; at += hatchPx) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

function onScreen({ scale }: Ground, { fromMs, toMs }: Interval): { x: number; width: number } | null {
  if (toMs < scale.fromMs || fromMs > scale.toMs) return null;
  const x = Math.max(-1, scale.xOf(fromMs));
  const width = Math.min(scale.width + 1, scale.xOf(toMs)) - x;
  return { x, width: Math.max(width, 1.5) };
}

/** Lanes, the ruler with its times, and the pauses that were folded away. */
export function drawRuler(ground: Ground): void {
  const { context, scale, lanes, ink, height } = ground;
  context.lineWidth = 1;
  for (const { y, isThin } of lanes) {
    context.strokeStyle = ink.line;
    context.globalAlpha = isThin ? 0.5 : 1;
    context.beginPath();
    context.moveTo(0, Math.round(y) + 0.5);
    context.lineTo(scale.width, Math.round(y) + 0.5);
    context.stroke();
  }
  context.globalAlpha = 1;
  context.font = smallFont;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  const nowX = scale.xOf(ground.nowMs);
  const busy = [...scale.pieces.filter(({ isFold }) => isFold).map(({ fromX }) => fromX), nowX, nowX + nowLabelPx];
  for (const { ms, x, stepMs } of ticksOf(scale)) {
    context.strokeStyle = ink.line;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, rulerPx - 6);
    context.stroke();
    context.fillStyle = ink.mute;
    const fraction = stepMs < 1_000 ? `.${String(Math.round(ms) % 1_000).padStart(3, '0')}` : '';
    const text = `${formatClock(ms)}${fraction}`;
    const end = x + 8 + context.measureText(text).width;
    // A time that a fold or the present would cut is left out.
    if (!busy.some((at) => at >= x && at < end)) context.fillText(text, x + 4, 7);
  }
  for (const piece of scale.pieces) {
    if (!piece.isFold || piece.toX < 0 || piece.fromX > scale.width) continue;
    context.fillStyle = ink.panel;
    context.fillRect(piece.fromX, 0, piece.toX - piece.fromX, height);
    hatch(context, piece.fromX, rulerPx, piece.toX - piece.fromX, height, ink.line);
    context.fillStyle = ink.mute;
    context.textAlign = 'center';
    context.fillText(`⋯ ${formatDuration(piece.toMs - piece.fromMs)}`, (piece.fromX + piece.toX) / 2, 7);
    context.textAlign = 'left';
  }
}

function bandColour(state: ComponentState, ink: Ink): string {
  if (state === 'frozen') return ink.ice;
  return isDown(state) ? ink.failure : ink.undo;
}

/** When a part was dead, frozen or not ready, as bands on its lane. */
export function drawBands(ground: Ground, past: PastReader): void {
  const { context, lanes, ink, nowMs } = ground;
  const find = laneFinder(lanes);
  for (const { id, state, fromMs, toMs } of past.bands()) {
    const lane = laneOrOwner(find, id);
    const place = onScreen(ground, { fromMs, toMs: toMs ?? nowMs });
    if (lane === undefined || place === null) continue;
    const height = Math.max(lane.height * 0.8, 6);
    const top = lane.y - height / 2;
    const colour = bandColour(state, ink);
    context.globalAlpha = isDown(state) || state === 'frozen' ? 0.26 : 0.13;
    context.fillStyle = colour;
    context.fillRect(place.x, top, place.width, height);
    context.globalAlpha = 0.6;
    if (isDown(state)) hatch(context, place.x, top, place.width, height, colour);
    context.globalAlpha = 1;
    const word = stateLooks[state].word;
    context.font = smallFont;
    context.textBaseline = 'middle';
    if (place.width > context.measureText(word).width + 10 && height >= 9) {
      context.fillStyle = colour;
      context.fillText(word, Math.max(place.x, 0) + 5, lane.y + 0.5);
    }
  }
}

/** Where windows overlap they are one shade: how many invariants wait is for the verdict to say. */
function shadesOf(windows: readonly Interval[]): { fromMs: number; toMs: number; longestMs: number }[] {
  const shades: { fromMs: number; toMs: number; longestMs: number }[] = [];
  for (const { fromMs, toMs } of [...windows].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = shades.at(-1);
    if (last === undefined || fromMs > last.toMs) shades.push({ fromMs, toMs, longestMs: toMs - fromMs });
    else {
      last.toMs = Math.max(last.toMs, toMs);
      last.longestMs = Math.max(last.longestMs, toMs - fromMs);
    }
  }
  return shades;
}

/** While an invariant does not hold yet: a shaded band over everything, with the length of the longest such time. */
export function drawWindows(ground: Ground, past: PastReader): void {
  const { context, scale, ink, height, nowMs } = ground;
  context.font = labelFont;
  context.textBaseline = 'alphabetic';
  const windows = past.windows().map(({ fromMs, heldAtMs }) => ({ fromMs, toMs: heldAtMs ?? nowMs }));
  for (const shade of shadesOf(windows)) {
    const place = onScreen(ground, shade);
    if (place === null) continue;
    context.globalAlpha = 0.1;
    context.fillStyle = ink.undo;
    context.fillRect(place.x, rulerPx, place.width, height);
    context.globalAlpha = 1;
    if (place.width < 40) continue;
    const counting = shade.toMs >= nowMs ? ' and counting' : '';
    const text = `inconsistency window ${formatDuration(shade.longestMs)}${counting}`;
    const { width } = context.measureText(text);
    const x = Math.min(Math.max(place.x, 0) + 4, scale.width - width - 4);
    context.fillStyle = ink.panel;
    context.globalAlpha = 0.75;
    context.fillRect(x - 3, height - 14, width + 6, 14);
    context.globalAlpha = 1;
    context.fillStyle = ink.undo;
    context.fillText(text, x, height - 3);
  }
}

/** What was done to the lab, as lines with a word. */
export function drawMarks(ground: Ground, past: PastReader): void {
  const { context, scale, ink, height } = ground;
  context.font = labelFont;
  context.textBaseline = 'middle';
  let labelledTo = Number.NEGATIVE_INFINITY;
  for (const { atMs, text, tone } of past.marks()) {
    if (atMs < scale.fromMs || atMs > scale.toMs) continue;
    const x = Math.round(scale.xOf(atMs)) + 0.5;
    const colour = tone === 'bad' ? ink.failure : tone === 'good' ? ink.success : ink.ink;
    context.strokeStyle = colour;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(x, rulerPx - 6);
    context.lineTo(x, height);
    context.stroke();
    context.setLineDash([]);
    if (x < labelledTo) continue;
    const label = `▾ ${text.length > 40 ? `${text.slice(0, 39)}…` : text}`;
    const width = context.measureText(label).width;
    context.fillStyle = ink.panel;
    context.fillRect(x - 3, rulerPx - 7, width + 5, 13);
    context.fillStyle = colour;
    context.fillText(label, x - 3, rulerPx);
    labelledTo = x + width + 8;
  }
}

/** Where nothing is known: before the first that was heard, and in the holes since. */
export function drawUnknown(ground: Ground, past: PastReader): void {
  const { context, scale, ink, height } = ground;
  const known = past.known();
  const unknown = [...past.gaps(), ...(known === null ? [] : [{ fromMs: scale.fromMs - 1, toMs: known.fromMs }])];
  for (const gap of unknown) {
    const place = gap.toMs > scale.fromMs ? onScreen(ground, gap) : null;
    if (place === null) continue;
    context.fillStyle = ink.panel;
    context.fillRect(place.x, 0, place.width, height);
    context.globalAlpha = 0.6;
    hatch(context, place.x, 0, place.width, height, ink.line);
    context.globalAlpha = 1;
    if (place.width < 110) continue;
    context.font = labelFont;
    context.fillStyle = ink.mute;
    context.textAlign = 'right';
    context.fillText('nothing is known', place.x + place.width - 8, height / 2);
    context.textAlign = 'left';
  }
}
