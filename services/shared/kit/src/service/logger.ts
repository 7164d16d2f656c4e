import { trace } from '@opentelemetry/api';
import { type Logger, pino } from 'pino';
import { attr } from '../telemetry/attributes.ts';

export type { Logger } from 'pino';

/** JSON lines on standard output; each carries the trace and the order that it belongs to. */
export function createLogger(service: string, instance: string, level: string): Logger {
  return pino({
    level,
    base: { service, instance },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin() {
      const span = trace.getActiveSpan();
      if (span === undefined) return {};
      const { traceId } = span.spanContext();
      const attributes = 'attributes' in span ? span.attributes : undefined;
      const isAboutOrder = typeof attributes === 'object' && attributes !== null && attr.orderId in attributes;
      return isAboutOrder ? { traceId, orderId: attributes[attr.orderId] } : { traceId };
    },
  });
}
