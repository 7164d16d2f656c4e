import { context, propagation, type Tracer, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, ParentBasedSampler, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import type { AdaptiveSampler } from './adaptive-sampler.ts';

export interface TracingOptions {
  service: string;
  sampler: AdaptiveSampler;
  processors: SpanProcessor[];
  /** Base address of an OTLP/HTTP collector; spans are exported there too. */
  otlpEndpoint?: string | undefined;
}

/** OpenTelemetry for this process: context that follows async calls, W3C trace context on the wire. */
export function startTracing(options: TracingOptions): { tracer: Tracer; stop(): Promise<void> } {
  const processors = [...options.processors];
  if (options.otlpEndpoint) {
    const url = `${options.otlpEndpoint.replace(/\/$/, '')}/v1/traces`;
    processors.push(new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) }));
  }
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ [ATTR_SERVICE_NAME]: options.service }),
    sampler: new ParentBasedSampler({ root: options.sampler }),
    spanProcessors: processors,
  });
  // Global registration is once per process; further services of one process (tests) keep their own provider and
  // share the context manager.
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { tracer: provider.getTracer('bulkhead'), stop: () => provider.shutdown() };
}
