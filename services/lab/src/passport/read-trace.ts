import { type LabEvent, type PassportTrace, passportLimits } from '@bulkhead/contracts';
import type { EventLog } from '../events/event-log.ts';
import { spansOf } from './spans-of.ts';

export interface ReadTrace {
  trace: PassportTrace;
  /** Everything that was told of the order and its traces. */
  events: LabEvent[];
}

/** What the lab still keeps of an order: the events that name it, and all those of the traces that they belong to. */
export function readTrace(
  log: Pick<EventLog, 'about' | 'oldest'>,
  orderId: string,
  bornAtMs: number,
  readAtMs: number,
): ReadTrace {
  const traceIds = [...new Set(log.about([orderId]).flatMap(({ traceId }) => traceId ?? []))];
  const events = log.about([orderId, ...traceIds]);
  const all = spansOf(events);
  const spans = all.slice(0, passportLimits.spans);
  const keptSinceMs = log.oldest?.at;
  const verdict = stateOf(events, all.length, bornAtMs, keptSinceMs);
  return {
    events,
    trace: {
      ...verdict,
      ...(keptSinceMs === undefined ? {} : { keptSinceMs }),
      ...{ readAtMs, traceIds, spans, leftOut: all.length - spans.length },
    },
  };
}

function stateOf(
  events: readonly LabEvent[],
  spanCount: number,
  bornAtMs: number,
  keptSinceMs: number | undefined,
): Pick<PassportTrace, 'state' | 'why'> {
  const isOlder = keptSinceMs !== undefined && bornAtMs < keptSinceMs;
  if (isOlder && spanCount === 0) {
    return { state: 'gone', why: 'The lab no longer has its trace: the order is older than the events that it keeps.' };
  }
  if (isOlder) {
    return { state: 'cut', why: 'The beginning of its trace is gone: it is older than the events that the lab keeps.' };
  }
  const isThinned = events.some((event) => event.kind === 'order.accepted' && event.traceId === undefined);
  if (isThinned) {
    const why = 'Its trace was not recorded: while many orders come at once, whole traces are left out.';
    return { state: 'thinned', why };
  }
  if (spanCount > passportLimits.spans) {
    return { state: 'cut', why: `Its trace is longer than ${passportLimits.spans} operations; the first are shown.` };
  }
  return spanCount > 0 ? { state: 'whole' } : { state: 'none', why: 'No service has told anything of this order yet.' };
}
