import type { LabEventOf, SpanEnded } from '@bulkhead/contracts';
import type { Glyph } from '../choreographer/dot.ts';

export type SpanEvent = LabEventOf<'span.started'> | LabEventOf<'span.ended'>;

/** All that is known under one trace id: mostly one order's way through the system. */
export interface Trace {
  orderId: string | null;
  readonly spans: PastSpan[];
  /** Of its spans, how many are still kept. */
  kept: number;
}

/** The time that a group of spans covers, with the ways of their messages. */
export interface Reach {
  earliestMs: number;
  latestMs: number;
  /** Of its spans, how many have not ended: they reach up to now. */
  open: number;
}

/** One request or message of the past, on the lab's clock. Filled in further as more is told of it. */
export interface PastSpan {
  /** The newest that was told of it. */
  event: SpanEvent;
  startMs: number;
  /** Null: it was under way when last heard of. */
  endMs: number | null;
  glyph: Glyph;
  trace: Trace | null;
  /** Of a handled message: its sending. Null when that is not known. */
  sentBy: PastSpan | null;
  /** Of a call: the same call as the one who answered saw it. */
  answeredBy: PastSpan | null;
  /** The group that it is kept in. */
  home: Reach | null;
}

/** Widens its group to hold the whole span. */
export function stretchHome(span: PastSpan): void {
  if (span.home === null) return;
  span.home.earliestMs = Math.min(span.home.earliestMs, leftAtMs(span));
  span.home.latestMs = Math.max(span.home.latestMs, span.endMs ?? span.startMs);
}

export type Outcome = SpanEnded['outcome'] | 'under way';

export function outcomeOf({ event }: PastSpan): Outcome {
  return event.kind === 'span.ended' ? event.data.outcome : 'under way';
}

/** Services know an order's id only on some spans; its trace carries it to the others. */
export function orderIdOf({ event, trace }: PastSpan): string | null {
  return event.orderId ?? trace?.orderId ?? null;
}

/** When a message was sent, or a call begun: a line begins there. */
export function leftAtMs(span: PastSpan): number {
  return span.sentBy?.startMs ?? span.startMs;
}
