import type { PastSpan, Trace } from './span.ts';

/** Which spans belong together, and to which order. */
export interface Traces {
  add(span: PastSpan): void;
  /** Learned from an event that is no span. */
  noteOrder(traceId: string | undefined, orderId: string | undefined): void;
  ofOrder(orderId: string): readonly Trace[];
  forget(span: PastSpan): void;
}

/** Bounded by its caller, who forgets each span that is no longer kept. */
export function createTraces(): Traces {
  const traces = new Map<string, Trace>();
  const orders = new Map<string, Trace[]>();

  function tie(trace: Trace, orderId: string | undefined): void {
    // A trace that touches two orders (messages handled together) stays with its first.
    if (orderId === undefined || trace.orderId !== null) return;
    trace.orderId = orderId;
    orders.set(orderId, [...(orders.get(orderId) ?? []), trace]);
  }

  return {
    add(span) {
      const { traceId, orderId } = span.event;
      if (traceId === undefined) return;
      const trace = traces.get(traceId) ?? { orderId: null, spans: [], kept: 0 };
      traces.set(traceId, trace);
      trace.spans.push(span);
      trace.kept += 1;
      span.trace = trace;
      tie(trace, orderId);
    },
    noteOrder(traceId, orderId) {
      const trace = traceId === undefined ? undefined : traces.get(traceId);
      if (trace !== undefined) tie(trace, orderId);
    },
    ofOrder: (orderId) => orders.get(orderId) ?? [],
    forget({ event, trace }) {
      if (trace === null || event.traceId === undefined) return;
      trace.kept -= 1;
      if (trace.kept > 0) return;
      traces.delete(event.traceId);
      if (trace.orderId === null) return;
      const others = (orders.get(trace.orderId) ?? []).filter((one) => one !== trace);
      if (others.length > 0) orders.set(trace.orderId, others);
      else orders.delete(trace.orderId);
    },
  };
}
