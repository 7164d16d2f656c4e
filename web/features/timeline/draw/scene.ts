import type { Peer } from '@bulkhead/contracts';
import { components, serviceIds } from '@bulkhead/contracts/components';
import type { Glyph } from '../../../live/choreographer/dot.ts';
import type { PastReader } from '../../../live/history/past.ts';
import { orderIdOf, type PastSpan } from '../../../live/history/span.ts';
import { type Lane, laneFinder } from '../maths/lanes.ts';
import type { Scale } from '../maths/scale.ts';
import { type StrokeKind, strokeOfLetter, strokesOf, undoneBy } from '../maths/strokes.ts';

/** One line of the diagram, in pixels. */
export interface Line {
  readonly kind: StrokeKind | 'undoing';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly glyph: Glyph;
  readonly span: PastSpan;
  /** It belongs to another order than the one that is looked at. */
  readonly isDim: boolean;
}

/** Everything that moves, as far as it is in sight. */
export interface Scene {
  readonly lines: readonly Line[];
  /** Operations in sight, drawn singly or not. */
  readonly operations: number;
  /** More than can be told apart: ordinary lines are counted per lane and column, and only what stands out is a line. */
  readonly density: ReadonlyMap<Peer, Uint16Array> | null;
}

/** Above this many, ordinary lines can't be told apart. */
const mostLines = 900;
const mostStandingOut = 400;
export const columnPx = 3;

export interface SceneChoice {
  past: Pick<PastReader, 'visit' | 'waiting' | 'ofOrder'>;
  scale: Scale;
  lanes: readonly Lane[];
  nowMs: number;
  /** Others are drawn faintly. */
  orderId: string | null;
}

/** A part without a lane of its own is drawn on that of the service it serves. */
export function laneOrOwner(find: (id: Peer) => Lane | undefined, id: Peer): Lane | undefined {
  const own = find(id);
  if (own !== undefined) return own;
  return id === 'card-processor'
    ? find('payment-service')
    : serviceIds.map((service) => (components[service].database === id ? find(service) : undefined)).find(Boolean);
}

function standsOut(kind: Line['kind'], glyph: Glyph): boolean {
  return kind === 'waiting' || glyph === 'failure' || glyph === 'undo' || glyph === 'unknown';
}

export function sceneOf({ past, scale, lanes, nowMs, orderId }: SceneChoice): Scene {
  const find = laneFinder(lanes);
  const plain: Line[] = [];
  const special: Line[] = [];
  const columns = Math.ceil(scale.width / columnPx) + 1;
  const counts = new Map<Peer, Uint16Array>(lanes.map(({ id }) => [id, new Uint16Array(columns)]));
  let operations = 0;
  let dropped = false;

  function see(span: PastSpan, glyph: Glyph, isDim: boolean) {
    return (kind: Line['kind'], from: Peer, fromMs: number, to: Peer, toMs: number): void => {
      const [a, b] = [laneOrOwner(find, from), laneOrOwner(find, to)];
      if (a === undefined || b === undefined) return;
      // A query is a mark on the database's lane; without one there is no room for it.
      if (kind === 'query' && a.id !== from) return;
      const line: Line = {
        ...{ kind, glyph, span, isDim },
        ...{ x1: scale.xOf(fromMs), y1: a.y, x2: scale.xOf(toMs), y2: b.y },
      };
      const column = Math.round(line.x2 / columnPx);
      const lane = counts.get(b.id);
      if (lane !== undefined && column >= 0 && column < columns) lane[column] = (lane[column] ?? 0) + 1;
      if (standsOut(kind, glyph)) {
        if (special.length < mostStandingOut) special.push(line);
        else dropped = true;
      } else if (plain.length < mostLines) plain.push(line);
      else dropped = true;
    };
  }

  past.visit(scale.fromMs, scale.toMs, (span) => {
    operations += 1;
    const isDim = orderId !== null && orderIdOf(span) !== orderId;
    const note = see(span, span.glyph, isDim);
    strokesOf(span, nowMs, note);
    const undone = span.glyph === 'undo' ? undoneBy(span, past) : null;
    if (undone !== null) note('undoing', span.event.source, span.startMs, span.event.source, undone.startMs);
  });
  for (const letter of past.waiting()) {
    if (letter.sending.startMs > scale.toMs) continue;
    const isDim = orderId !== null && orderIdOf(letter.sending) !== orderId;
    strokeOfLetter(letter, nowMs, see(letter.sending, letter.sending.glyph, isDim));
  }
  return dropped
    ? { lines: special, operations, density: counts }
    : { lines: [...plain, ...special], operations, density: null };
}

const reachPx = 6;

/** The line nearest to a place on the screen, if one is near enough. */
export function lineAt(lines: readonly Line[], x: number, y: number): Line | undefined {
  let best: Line | undefined;
  let bestDistance = reachPx;
  for (const line of lines) {
    if (line.isDim || line.kind === 'undoing') continue;
    const distance = distanceTo(line, x, y);
    if (distance < bestDistance) [best, bestDistance] = [line, distance];
  }
  return best;
}

/** From a point to the nearest point of a line. */
function distanceTo({ x1, y1, x2, y2 }: Line, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - (x1 + share * dx), y - (y1 + share * dy));
}
