import type { Dot } from '../choreographer/dot.ts';
import { routeOf } from '../choreographer/route.ts';
import type { PastReader } from './past.ts';
import { orderIdOf, type PastSpan } from './span.ts';

/** More than this many at one moment can't be told apart. */
const maxDots = 400;

/**
 * The requests and messages that were under way at a moment, each as far on its way as its real duration says. Their
 * times are on the lab's clock: draw them at `atMs`.
 */
export function dotsAt(past: PastReader, atMs: number): Dot[] {
  const dots: Dot[] = [];
  past.visit(atMs, atMs, (span) => {
    if (dots.length >= maxDots || span.startMs > atMs) return;
    const dot = dotOf(span);
    if (dot !== undefined) dots.push(dot);
  });
  return dots;
}

function dotOf(span: PastSpan): Dot | undefined {
  const { event, startMs, endMs, glyph } = span;
  const routeId = routeOf(event.source, event.data);
  if (routeId === undefined) return undefined;
  // Of one that never ended it is known that it left, not how far it came: it is shown at its end, waiting.
  const arrivesAt = endMs ?? startMs;
  return {
    spanId: event.data.spanId,
    routeId,
    what: event.data.name,
    orderId: orderIdOf(span) ?? undefined,
    glyph,
    startsAt: startMs,
    arrivesAt,
    goneAt: endMs ?? Number.POSITIVE_INFINITY,
    isOpen: endMs === null,
  };
}
