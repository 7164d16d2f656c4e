import type { IncomingHttpHeaders } from 'node:http';
import type {
  DataOf,
  FailpointOrder,
  ServiceFact,
  ServiceFactKind,
  ServiceFactOf,
  TelemetryHello,
} from '@bulkhead/contracts';
import { type Context, context, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import { ProblemError } from '../http/problem.ts';
import { AdaptiveSampler } from './adaptive-sampler.ts';
import { createEdgeMeter } from './edge-meter.ts';
import { createFactBuffer } from './fact-buffer.ts';
import { createLabLink } from './lab-link.ts';
import { LabSpanProcessor } from './lab-span-processor.ts';
import { activeSpan, type Operation, type OperationSpan, type StartedOperation, startOperation } from './operations.ts';
import { peerOfCaller } from './peers.ts';
import { createStandingFacts } from './standing-facts.ts';
import { startTracing } from './tracing.ts';

export interface TelemetryOptions {
  hello: TelemetryHello;
  /** Address of the lab; without one nothing is sent. */
  labUrl?: string | undefined;
  otlpEndpoint?: string | undefined;
  /** Traces a second that are recorded singly; edges are always counted. */
  tracesPerSecond?: number;
  onFailpoints?: (orders: FailpointOrder[]) => void;
}

export type Telemetry = ReturnType<typeof createTelemetry>;

const sampleEveryMs = 500;
/** An order is about 45 events, and more than a thousand a second are no dots any more but a flow. */
const defaultTracesPerSecond = 25;

/**
 * What a service tells of itself: spans of its three seams (HTTP, database, messaging), counts of its edges, and facts
 * of its domain. Nothing here can fail or delay the work it reports.
 */
export function createTelemetry(options: TelemetryOptions) {
  const buffer = createFactBuffer(5_000);
  const standing = createStandingFacts();
  const emit = (fact: ServiceFact) => {
    if (!options.labUrl) return;
    standing.note(fact);
    buffer.add(fact);
    link?.wake();
  };
  const processor = new LabSpanProcessor(emit);
  const sampler = new AdaptiveSampler(options.tracesPerSecond ?? defaultTracesPerSecond, () => performance.now());
  const tracing = startTracing({
    service: options.hello.source,
    sampler,
    processors: options.labUrl ? [processor] : [],
    otlpEndpoint: options.otlpEndpoint,
  });
  const meter = createEdgeMeter();
  const link = options.labUrl
    ? createLabLink({
        url: options.labUrl,
        hello: options.hello,
        buffer,
        onTick: () => processor.announceOpen(),
        onConnect: () => {
          for (const known of standing.all()) buffer.add(known);
        },
        onFailpoints: options.onFailpoints ?? (() => {}),
      })
    : undefined;
  let sampledAt = performance.now();
  const sampleTimer = setInterval(() => {
    const edges = meter.take();
    const now = performance.now();
    const periodMs = Math.round(now - sampledAt);
    sampledAt = now;
    if (edges.length > 0) fact('edges.sampled', { periodMs, keptOneIn: sampler.keptOneIn, edges });
  }, sampleEveryMs);
  sampleTimer.unref();

  function fact<K extends ServiceFactKind>(kind: K, data: DataOf<K>, about: { orderId?: string } = {}): void {
    const span = activeSpan();
    const traceId = span?.spanContext().traceId;
    const single: ServiceFactOf<K> = { kind, at: Date.now(), ...(traceId ? { traceId } : {}), ...about, data };
    // A union's member is not seen from its key by TypeScript.
    emit(single as unknown as ServiceFact);
  }

  function start(operation: Operation): StartedOperation {
    return startOperation(tracing.tracer, meter, operation);
  }

  /** Runs `work` inside the span of one operation. What it throws ends the span as failed and is thrown on. */
  async function within<T>(operation: Operation, work: (span: OperationSpan) => Promise<T>): Promise<T> {
    const started = start(operation);
    try {
      const result = await context.with(started.context, work, undefined, started);
      started.end();
      return result;
    } catch (error) {
      if (error instanceof ProblemError && error.status < 500) {
        started.answered(error.status);
        started.end();
      } else started.end(error);
      throw error;
    }
  }

  return {
    fact,
    start,
    within,
    httpServer<T>(
      request: { method: string; route: string; headers: IncomingHttpHeaders },
      work: (span: OperationSpan) => Promise<T>,
    ): Promise<T> {
      const name = `${request.method.toUpperCase()} ${request.route}`;
      const parent = propagation.extract(ROOT_CONTEXT, request.headers);
      const attributes = { 'http.request.method': request.method.toUpperCase(), 'http.route': request.route };
      return within(
        { op: 'http-server', peer: peerOfCaller(request.headers['user-agent']), name, parent, attributes },
        work,
      );
    },
    /** Headers that carry the active trace to whoever is called next. */
    outgoingHeaders(from: Context = context.active()): Record<string, string> {
      const headers: Record<string, string> = {};
      propagation.inject(from, headers);
      return headers;
    },
    /** The context that a traceparent names: the cause of what follows. */
    contextFrom(traceparent: string | undefined): Context {
      return traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT;
    },
    /** Runs `work` as an effect of what the traceparent names: work that was taken up again from a row, say. */
    inTrace<T>(traceparent: string | undefined, work: () => T): T {
      return context.with(traceparent ? propagation.extract(ROOT_CONTEXT, { traceparent }) : ROOT_CONTEXT, work);
    },
    activeTraceId(): string | undefined {
      return trace.getActiveSpan()?.spanContext().traceId;
    },
    /** Operations on each edge since the process began. */
    totals: meter.totals,
    async stop(): Promise<void> {
      clearInterval(sampleTimer);
      link?.stop();
      await tracing.stop();
    },
  };
}
