import { type ComponentId, serviceIds } from '@bulkhead/contracts/components';
import { placeEdges } from '../places/graph.ts';
import { type Box, busBox, cardProcessorBox, databaseBox, databaseOf, serviceBox } from '../places/measures.ts';

export const directions = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;
export type Direction = (typeof directions)[number];

/** The places that can be chosen, from the top left to the bottom right. */
export const places: ReadonlyMap<ComponentId, Box> = new Map<ComponentId, Box>([
  ['rabbitmq', busBox],
  ...serviceIds.map((id): [ComponentId, Box] => [id, serviceBox(id)]),
  ...serviceIds.map((id): [ComponentId, Box] => [databaseOf(id), databaseBox(id)]),
  ['card-processor', cardProcessorBox],
]);

interface Span {
  start: number;
  end: number;
}

function gap(a: Span, b: Span): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

function middle({ start, end }: Span): number {
  return (start + end) / 2;
}

function across({ x, width }: Box): Span {
  return { start: x, end: x + width };
}

function upright({ y, height }: Box): Span {
  return { start: y, end: y + height };
}

/** The nearest place in a direction; undefined where the picture ends. What lies more aside than ahead does not count. */
export function neighbour(from: ComponentId, direction: Direction): ComponentId | undefined {
  const start = places.get(from);
  if (start === undefined) return undefined;
  const isSideways = direction === 'ArrowLeft' || direction === 'ArrowRight';
  const [ahead, aside] = isSideways ? [across, upright] : [upright, across];
  const sign = direction === 'ArrowUp' || direction === 'ArrowLeft' ? -1 : 1;
  let best: { id: ComponentId; cost: number } | undefined;
  for (const [id, box] of places) {
    const [far, off] = [gap(ahead(start), ahead(box)), gap(aside(start), aside(box))];
    if (id === from || sign * (middle(ahead(box)) - middle(ahead(start))) <= 0 || far === 0 || off > far) continue;
    const cost = far + 4 * off + Math.abs(middle(aside(box)) - middle(aside(start))) / 100;
    if (best === undefined || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

/** The ways that begin or end at a place, each once, as the world names them. */
export function waysOf(place: ComponentId): string[] {
  const own = placeEdges.filter(({ data }) => data?.from === place || data?.to === place);
  return [...new Set(own.flatMap(({ data }) => data?.worldEdge ?? []))];
}

/** The way after or before one in a round; without one the first, or the last. */
export function nextWay(ways: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  const at = current === undefined ? -1 : ways.indexOf(current);
  if (at === -1) return step === 1 ? ways[0] : ways.at(-1);
  return ways.at((at + step) % ways.length);
}
