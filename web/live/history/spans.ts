import type { LabEvent } from '@bulkhead/contracts';
import { glyphOf } from '../choreographer/route.ts';
import type { Activity } from './activity.ts';
import { createMail, type Mail } from './mail.ts';
import { createSourceClocks } from './source-clock.ts';
import { type PastSpan, type SpanEvent, stretchHome } from './span.ts';
import { createTraces, type Traces } from './traces.ts';

/** A longer one is busy at its ends only: in between, somebody waits. */
const longMs = 2_000;

/** Every span that is kept, tied to its cause, its answer and its order. */
export interface Spans {
  readonly mail: Mail;
  readonly traces: Traces;
  /** Gives the span that the event tells of. */
  take(event: LabEvent): PastSpan | undefined;
  find(spanId: string): PastSpan | undefined;
  forget(span: PastSpan): void;
}

export function createSpans(activity: Activity): Spans {
  const bySpanId = new Map<string, PastSpan>();
  /** What was told by the one who answered, before the caller told of the call; by the caller's span id. */
  const answers = new Map<string, PastSpan>();
  const clocks = createSourceClocks();
  const mail = createMail();
  const traces = createTraces();

  function place(event: SpanEvent): { startMs: number; endMs: number | null } {
    if (event.kind === 'span.started') return { startMs: event.at, endMs: null };
    return clocks.place(event.source, event.at, event.data.startedAtMs, event.data.durationMs);
  }

  function update(span: PastSpan, event: SpanEvent): void {
    if (event.kind === 'span.started') return;
    if (span.home !== null && span.endMs === null) span.home.open -= 1;
    Object.assign(span, place(event), { event });
    stretchHome(span);
    if (event.data.outcome === 'error') span.glyph = 'failure';
    if (event.data.outcome === 'lost') span.glyph = 'unknown';
  }

  function tie(span: PastSpan): void {
    const { op, spanId, parentSpanId } = span.event.data;
    if (op === 'publish') mail.sent(span);
    if (op === 'consume') mail.handled(span);
    if (op === 'http-client') span.answeredBy = answers.get(spanId) ?? null;
    if (op === 'http-client') answers.delete(spanId);
    if (op !== 'http-server' || parentSpanId === undefined) return;
    const call = bySpanId.get(parentSpanId);
    if (call === undefined) answers.set(parentSpanId, span);
    else call.answeredBy = span;
  }

  function note({ startMs, endMs }: PastSpan): void {
    if (endMs === null) return activity.note(startMs, startMs);
    if (endMs - startMs <= longMs) return activity.note(startMs, endMs);
    activity.note(startMs, startMs);
    activity.note(endMs, endMs);
  }

  return {
    mail,
    traces,
    take(event) {
      traces.noteOrder(event.traceId, event.orderId);
      if (event.kind !== 'span.started' && event.kind !== 'span.ended') return undefined;
      const known = bySpanId.get(event.data.spanId);
      const glyph = glyphOf(event.data);
      const span: PastSpan = known ?? { ...blank, event, glyph, startMs: event.at };
      if (known === undefined) {
        Object.assign(span, place(event));
        bySpanId.set(event.data.spanId, span);
        traces.add(span);
      }
      update(span, event);
      tie(span);
      note(span);
      return span;
    },
    find: (spanId) => bySpanId.get(spanId),
    forget(span) {
      const { spanId, parentSpanId } = span.event.data;
      bySpanId.delete(spanId);
      if (parentSpanId !== undefined && answers.get(parentSpanId) === span) answers.delete(parentSpanId);
      mail.forget(span);
      traces.forget(span);
      // A message that is kept still points at its sending, which must not hold all of its time with it.
      Object.assign(span, { home: null, sentBy: null, answeredBy: null });
    },
  };
}

const blank = { endMs: null, trace: null, sentBy: null, answeredBy: null, home: null } as const;
