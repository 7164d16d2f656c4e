import type { Peer } from '@bulkhead/contracts';
import { outcomeOf, type PastSpan } from '../../../live/history/span.ts';
import { formatDuration } from '../../../ui/format/time.ts';

/** A part of the lab in as few letters as are clear. */
export function partName(id: Peer): string {
  return id === 'shopper' ? 'shopper' : id.replace('-service', '').replace('-processor', ' processor');
}

/** From where to where it went. A handled message comes from its sender, not from the broker between them. */
export function endsOf({ event, sentBy }: PastSpan): { from: Peer; to: Peer } {
  const { source } = event;
  const { op, peer } = event.data;
  if (op === 'consume') return { from: sentBy?.event.source ?? 'rabbitmq', to: source };
  if (op === 'http-server') return { from: peer, to: source };
  return { from: source, to: peer };
}

/** How long it took: a message from its sending to its end. Null: it has not ended. */
export function tookMs({ startMs, endMs, sentBy }: PastSpan): number | null {
  return endMs === null ? null : endMs - (sentBy?.startMs ?? startMs);
}

const signs: Record<ReturnType<typeof outcomeOf>, string> = {
  ok: '✓ ok',
  refused: '– refused',
  error: '✕ failed',
  lost: '◌ unknown: its service died',
  'under way': '○ under way',
};

export function outcomeText(span: PastSpan): string {
  const { event } = span;
  const detail = event.kind === 'span.ended' && event.data.detail !== undefined ? `: ${event.data.detail}` : '';
  return `${signs[outcomeOf(span)]}${detail}`;
}

/** `inventory.reserve, order → product, 12 ms, of which 3 ms on its way`. */
export function spanText(span: PastSpan): string {
  const { from, to } = endsOf(span);
  const took = tookMs(span);
  const waitedMs = span.sentBy === null ? 0 : span.startMs - span.sentBy.startMs;
  const time = took === null ? 'under way' : formatDuration(took);
  const wait = span.sentBy === null ? '' : `, of which ${formatDuration(waitedMs)} on its way`;
  return `${span.event.data.name}, ${partName(from)} → ${partName(to)}, ${time}${wait}`;
}
