import type { Flow } from '../../../live/choreographer/choreographer.ts';
import type { Palette } from './sprites.ts';

const unitsPerSecond = 70;

function colourOf(routeId: string, palette: Palette): string {
  return routeId.startsWith('publish:') || routeId.startsWith('consume:') ? palette.event : palette.command;
}

/** A crowded route: a moving stroke with its rate in figures, instead of dots that nobody can tell apart. */
export function drawFlows(
  context: CanvasRenderingContext2D,
  flows: readonly Flow[],
  ways: ReadonlyMap<string, Float32Array>,
  palette: Palette,
  now: number,
): void {
  context.lineCap = 'butt';
  for (const { routeId, perSecond } of flows) {
    const way = ways.get(routeId);
    if (way === undefined) continue;
    context.strokeStyle = colourOf(routeId, palette);
    context.lineWidth = Math.min(5, 2 + perSecond / 60);
    context.globalAlpha = 0.75;
    context.setLineDash([7, 7]);
    context.lineDashOffset = (-now * unitsPerSecond) / 1000;
    context.beginPath();
    for (let i = 0; i < way.length; i += 2) context.lineTo(way[i] ?? 0, way[i + 1] ?? 0);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  for (const flow of flows) drawRate(context, flow, ways, palette);
}

function drawRate(
  context: CanvasRenderingContext2D,
  { routeId, perSecond }: Flow,
  ways: ReadonlyMap<string, Float32Array>,
  palette: Palette,
): void {
  const way = ways.get(routeId);
  if (way === undefined || routeId.startsWith('publish:')) return;
  // SQL ways are labelled near their top: water may stand below.
  const middle = 2 * Math.floor((way.length / 2) * (routeId.startsWith('sql:') ? 0.4 : 0.78));
  const text = `${perSecond}/s`;
  const [x, y] = [way[middle] ?? 0, way[middle + 1] ?? 0];
  context.font = '600 10.5px "Geist Mono", ui-monospace, monospace';
  const width = context.measureText(text).width + 8;
  context.fillStyle = palette.bg;
  context.beginPath();
  context.roundRect(x - width / 2, y - 8, width, 16, 8);
  context.fill();
  context.fillStyle = palette.ink;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, x, y + 0.5);
}
