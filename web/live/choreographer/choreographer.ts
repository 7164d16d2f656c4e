import type { ComponentId, LabEvent, SpanEnded, SpanStarted } from '@bulkhead/contracts';
import { createCauses } from './causes.ts';
import { createCrowd } from './crowd.ts';
import type { Dot, Glyph } from './dot.ts';
import { paceOf } from './pace.ts';
import { glyphOf, routeOf } from './route.ts';
import { createTempo, type Tempo } from './tempo.ts';

const maxDots = 400;
/** A dot lingers for this long where it arrived, longer when it failed: that is worth seeing. */
const lingerMs = 160;
const failureLingerMs = 1_100;
/** An open span holds its dot at the end of its route, but not for ever: its end may have been lost. */
const maxHoldMs = 15_000;
/** A query is short and the next message follows it: it delays its successor by a part of its way only. */
const sqlShare = 0.45;

export interface Flow {
  readonly routeId: string;
  readonly perSecond: number;
}

/** Turns what was reported into what is drawn. One dot is one real span; nothing is made up. */
export interface Choreographer {
  take(events: readonly LabEvent[], now: number): void;
  /** The dots to draw at `now`; those that have not started yet are among them. */
  dots(now: number): readonly Dot[];
  flows(now: number): readonly Flow[];
  /** What the canvas says about its own truth. */
  tempo(): Tempo;
  clear(): void;
}

/** `onWork` is told when there is something to draw again. */
export function createChoreographer(onWork: () => void = () => {}): Choreographer {
  const causes = createCauses();
  const crowd = createCrowd();
  const tempo = createTempo();
  const bySpan = new Map<string, Dot>();
  let alive: Dot[] = [];

  function plan(source: ComponentId, span: SpanStarted, event: LabEvent, now: number): Dot | undefined {
    const arrivalOfMessage = span.op === 'consume' && span.messageId ? `message:${span.messageId}` : undefined;
    const startsAt = Math.max(now, causes.after([span.parentSpanId, `done:${span.parentSpanId}`, arrivalOfMessage]));
    const routeId = routeOf(source, span);
    if (routeId === undefined) {
      causes.note(span.spanId, startsAt);
      return undefined;
    }
    crowd.count(routeId, now);
    const travelMs = paceOf(startsAt - now);
    const isSingle = travelMs !== undefined && alive.length < maxDots && !crowd.isCrowded(routeId, now);
    const arrivesAt = startsAt + (isSingle ? travelMs : 0);
    causes.note(span.spanId, arrivesAt);
    if (span.op === 'publish' && span.messageId) causes.note(`message:${span.messageId}`, arrivesAt);
    onWork();
    if (!isSingle) return undefined;
    tempo.noteDelay(event.traceId, startsAt - now);
    const dot: Dot = {
      spanId: span.spanId,
      routeId,
      what: span.name,
      orderId: event.orderId,
      glyph: glyphOf(span),
      startsAt,
      arrivesAt,
      goneAt: arrivesAt + maxHoldMs,
      isOpen: true,
    };
    alive.push(dot);
    bySpan.set(span.spanId, dot);
    return dot;
  }

  function end(source: ComponentId, span: SpanEnded, event: LabEvent, now: number): void {
    tempo.noteSpan(event.traceId, event.orderId, span.startedAtMs, span.durationMs);
    // Its start may have been lost on the way; then its end is the first that is known of it.
    const dot = causes.knows(span.spanId) ? bySpan.get(span.spanId) : plan(source, span, event, now);
    const arrivesAt = dot?.arrivesAt ?? causes.after([span.spanId]);
    if (span.parentSpanId !== undefined) {
      const startsAt = dot?.startsAt ?? arrivesAt;
      const doneAt = span.op === 'sql' ? startsAt + (arrivesAt - startsAt) * sqlShare : arrivesAt;
      causes.note(`done:${span.parentSpanId}`, doneAt);
    }
    if (dot === undefined) return;
    bySpan.delete(span.spanId);
    dot.isOpen = false;
    dot.glyph = endGlyph(dot.glyph, span.outcome);
    dot.goneAt = Math.max(now, arrivesAt) + (dot.glyph === 'failure' ? failureLingerMs : lingerMs);
  }

  return {
    take(events, now) {
      for (const event of events) {
        if (event.kind === 'span.started') plan(event.source, event.data, event, now);
        else if (event.kind === 'span.ended') end(event.source, event.data, event, now);
      }
    },
    dots(now) {
      if (alive.some((dot) => dot.goneAt <= now)) {
        for (const dot of alive) if (dot.goneAt <= now) bySpan.delete(dot.spanId);
        alive = alive.filter((dot) => dot.goneAt > now);
      }
      return alive;
    },
    flows: (now) => crowd.crowded(now).map((routeId) => ({ routeId, perSecond: crowd.perSecond(routeId, now) })),
    tempo: () => tempo.get(),
    clear() {
      alive = [];
      bySpan.clear();
      causes.clear();
      crowd.clear();
      tempo.clear();
    },
  };
}

function endGlyph(glyph: Glyph, outcome: SpanEnded['outcome']): Glyph {
  if (outcome === 'error') return 'failure';
  return outcome === 'lost' ? 'unknown' : glyph;
}
