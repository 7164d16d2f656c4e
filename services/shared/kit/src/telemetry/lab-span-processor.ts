import { type Peer, type ServiceFact, type SpanOp, type SpanStarted, spanOpSchema } from '@bulkhead/contracts';
import type { HrTime } from '@opentelemetry/api';
import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace';
import { attr } from './attributes.ts';

const toMs = ([seconds, nanos]: HrTime): number => seconds * 1_000 + nanos / 1e6;

function text(span: ReadableSpan, name: string): string | undefined {
  const value = span.attributes[name];
  return typeof value === 'string' ? value : undefined;
}

function describe(span: ReadableSpan): SpanStarted | undefined {
  const op = spanOpSchema.safeParse(span.attributes[attr.op]);
  if (!op.success) return undefined;
  return {
    spanId: span.spanContext().spanId,
    ...(span.parentSpanContext ? { parentSpanId: span.parentSpanContext.spanId } : {}),
    op: op.data satisfies SpanOp,
    name: span.name.slice(0, 120),
    // Set by telemetry.ts only, from a Peer.
    peer: span.attributes[attr.peer] as Peer,
    ...(text(span, attr.messageId) ? { messageId: text(span, attr.messageId) } : {}),
    ...(text(span, attr.queue) ? { queue: text(span, attr.queue) } : {}),
  };
}

function outcomeOf(span: ReadableSpan): 'ok' | 'refused' | 'error' {
  if (span.status.code === SpanStatusCode.ERROR) return 'error';
  return text(span, attr.outcome) === 'refused' ? 'refused' : 'ok';
}

const announceAfterMs = 250;

/**
 * Turns spans into facts for the lab. A short span costs one fact, when it ends; one that takes longer is told of while
 * it is open, so that a hang is seen while it hangs.
 */
export class LabSpanProcessor implements SpanProcessor {
  /** Open spans that nobody was told of yet, the oldest first, with when they began (performance.now). */
  readonly #open = new Map<string, { span: Span; beganAtMs: number }>();
  readonly #emit: (fact: ServiceFact) => void;

  constructor(emit: (fact: ServiceFact) => void) {
    this.#emit = emit;
  }

  onStart(span: Span): void {
    this.#open.set(span.spanContext().spanId, { span, beganAtMs: performance.now() });
  }

  onEnd(span: ReadableSpan): void {
    this.#open.delete(span.spanContext().spanId);
    const base = describe(span);
    if (base === undefined) return;
    const statements = span.attributes[attr.statements];
    const detail = text(span, attr.detail)?.slice(0, 300);
    const data = {
      ...base,
      startedAtMs: toMs(span.startTime),
      durationMs: Math.round(toMs(span.duration) * 1_000) / 1_000,
      outcome: outcomeOf(span),
      ...(detail ? { detail } : {}),
      ...(Array.isArray(statements) ? { statements: statements.map(String) } : {}),
    };
    this.#emit({ kind: 'span.ended', at: toMs(span.endTime), ...this.#ids(span), data });
  }

  /** Tells of the spans that have been open for a while; called several times a second. */
  announceOpen(): void {
    const before = performance.now() - announceAfterMs;
    for (const [id, { span, beganAtMs }] of this.#open) {
      if (beganAtMs > before) return;
      this.#open.delete(id);
      const data = describe(span);
      if (data) this.#emit({ kind: 'span.started', at: toMs(span.startTime), ...this.#ids(span), data });
    }
  }

  #ids(span: ReadableSpan): { traceId: string; orderId?: string } {
    const orderId = text(span, attr.orderId);
    return { traceId: span.spanContext().traceId, ...(orderId ? { orderId } : {}) };
  }

  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}
