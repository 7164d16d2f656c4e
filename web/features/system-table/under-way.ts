import type { Dot } from '../../live/choreographer/dot.ts';

/** More than this many nobody reads while they go by. */
const maxRows = 20;

export interface UnderWayDot extends Pick<Dot, 'spanId' | 'what' | 'orderId'> {
  readonly where: string;
  readonly far: string;
}

export interface UnderWay {
  readonly dots: readonly UnderWayDot[];
  readonly count: number;
}

export const nothingUnderWay: UnderWay = { dots: [], count: 0 };

/** The dots of a moment in words, those that wait longest first. Gives `before` back when it says the same. */
export function underWay(dots: readonly Dot[], now: number, before: UnderWay): UnderWay {
  const seen = dots.filter((dot) => dot.startsAt <= now);
  const oldest = [...seen].sort((a, b) => a.startsAt - b.startsAt).slice(0, maxRows);
  const rows = oldest.map((dot) => ({
    spanId: dot.spanId,
    what: dot.what,
    orderId: dot.orderId,
    where: routeWords(dot.routeId),
    far: farWords(dot, now),
  }));
  const isSame =
    before.count === seen.length &&
    before.dots.every((dot, i) => dot.spanId === rows[i]?.spanId && dot.far === rows[i]?.far);
  return isSame ? before : { dots: rows, count: seen.length };
}

function farWords({ arrivesAt, isOpen, glyph }: Dot, now: number): string {
  if (now < arrivesAt) return 'on its way';
  if (isOpen) return 'waits for an answer';
  if (glyph === 'failure') return 'failed';
  return glyph === 'unknown' ? 'nobody saw its end' : 'done';
}

/** `rest:a>b` as `a → b`; a queue is named where it is read. */
function routeWords(routeId: string): string {
  const [kind, where = ''] = [routeId.slice(0, routeId.indexOf(':')), routeId.slice(routeId.indexOf(':') + 1)];
  if (kind === 'consume') return `out of ${where}`;
  if (kind === 'sql') return `${where} → its database`;
  return where.replace('shopper', 'shoppers').replace('>', ' → ');
}
