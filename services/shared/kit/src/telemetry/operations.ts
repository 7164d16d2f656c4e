import type { Peer, SpanOp } from '@bulkhead/contracts';
import {
  type Attributes,
  type Context,
  context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { attr } from './attributes.ts';
import type { EdgeMeter } from './edge-meter.ts';

/** What the code inside a span can say about it. */
export interface OperationSpan {
  /** A short word on the result; it does not make it a failure. */
  detail(text: string): void;
  /** Nothing broke, but what was asked was not done (a 4xx, a duplicate, a fenced message). */
  refused(why: string): void;
  /** It failed, although nothing was thrown. */
  failed(why: string): void;
  /** HTTP status of the answer: 4xx is refused, 5xx failed. */
  answered(status: number): void;
  order(orderId: string): void;
  /** SQL: what was sent, shortened. */
  statements(statements: string[]): void;
}

export interface Operation {
  op: SpanOp;
  peer: Peer;
  name: string;
  attributes?: Attributes;
  /** Cause, when it is not the active span. */
  parent?: Context;
}

const kinds: Record<SpanOp, SpanKind> = {
  'http-server': SpanKind.SERVER,
  'http-client': SpanKind.CLIENT,
  sql: SpanKind.CLIENT,
  publish: SpanKind.PRODUCER,
  consume: SpanKind.CONSUMER,
};

export interface StartedOperation extends OperationSpan {
  context: Context;
  end(error?: unknown): void;
}

/** Starts the span of one operation; `end` closes it and counts it on its edge. */
export function startOperation(tracer: Tracer, meter: EdgeMeter, operation: Operation): StartedOperation {
  const parent = operation.parent ?? context.active();
  const startedAt = performance.now();
  const span = tracer.startSpan(
    operation.name,
    {
      kind: kinds[operation.op],
      attributes: { ...operation.attributes, [attr.op]: operation.op, [attr.peer]: operation.peer },
    },
    parent,
  );
  let hasFailed = false;
  let isEnded = false;
  const fail = (why: string) => {
    hasFailed = true;
    span.setStatus({ code: SpanStatusCode.ERROR, message: why });
    span.setAttribute(attr.detail, why);
  };
  const refuse = (why: string) => {
    span.setAttribute(attr.outcome, 'refused');
    span.setAttribute(attr.detail, why);
  };
  return {
    context: trace.setSpan(parent, span),
    detail: (textOfDetail) => void span.setAttribute(attr.detail, textOfDetail),
    refused: refuse,
    failed: fail,
    answered(status) {
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) fail(String(status));
      else if (status >= 400) refuse(String(status));
    },
    order: (orderId) => void span.setAttribute(attr.orderId, orderId),
    statements: (statements) => void span.setAttribute(attr.statements, statements),
    end(error) {
      if (isEnded) return;
      isEnded = true;
      if (error !== undefined) fail(error instanceof Error ? error.message : String(error));
      span.end();
      meter.record(operation.op, operation.peer, performance.now() - startedAt, hasFailed);
    },
  };
}

/** The active span, when it records. */
export function activeSpan(): Span | undefined {
  const span = trace.getActiveSpan();
  return span?.isRecording() ? span : undefined;
}
