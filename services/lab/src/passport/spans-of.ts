import type { LabEvent, LabEventOf, PassportSpan } from '@bulkhead/contracts';

type SpanEvent = LabEventOf<'span.started' | 'span.ended'>;

/** The spans that these events tell of, in the order in which they began. One that has not ended is open. */
export function spansOf(events: readonly LabEvent[]): PassportSpan[] {
  const spans = new Map<string, PassportSpan>();
  for (const event of events) {
    if (event.kind === 'span.started' && !spans.has(event.data.spanId)) spans.set(event.data.spanId, started(event));
    if (event.kind === 'span.ended') spans.set(event.data.spanId, ended(event));
  }
  return [...spans.values()].sort((a, b) => a.startedAtMs - b.startedAtMs);
}

function started(event: LabEventOf<'span.started'>): PassportSpan {
  return { ...common(event), startedAtMs: event.at, outcome: 'open' };
}

function ended(event: LabEventOf<'span.ended'>): PassportSpan {
  const { startedAtMs, durationMs, outcome, detail, statements } = event.data;
  return {
    ...common(event),
    ...{ startedAtMs, durationMs, outcome },
    ...(detail === undefined ? {} : { detail }),
    ...(statements === undefined ? {} : { statements }),
  };
}

function common({ source, traceId, data }: SpanEvent) {
  const { spanId, parentSpanId, op, name, peer, messageId, queue } = data;
  return {
    ...{ spanId, source, op, name, peer },
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    ...(traceId === undefined ? {} : { traceId }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(queue === undefined ? {} : { queue }),
  };
}
