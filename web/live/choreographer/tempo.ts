/** How the picture's time differs from the real one, for the order drawn last. */
export interface Tempo {
  /** The order that was slowed down, and how long it really took; null when nothing was slowed. */
  readonly slowed: { readonly orderId: string; readonly tookMs: number } | null;
}

export interface TempoMeter {
  noteDelay(traceId: string | undefined, behindMs: number): void;
  noteSpan(traceId: string | undefined, orderId: string | undefined, startedAtMs: number, durationMs: number): void;
  get(): Tempo;
  clear(): void;
}

/** Below this delay nobody sees that the picture is late. */
const noticeableMs = 300;
const none: Tempo = { slowed: null };

interface Trace {
  firstMs: number;
  lastMs: number;
  isSlowed: boolean;
  orderId: string | undefined;
}

/** Follows the newest traces, `capacity` at most. */
export function createTempo(capacity = 50): TempoMeter {
  const traces = new Map<string, Trace>();
  let current: Tempo = none;

  function traceOf(traceId: string): Trace {
    const known = traces.get(traceId);
    if (known !== undefined) return known;
    const trace: Trace = { firstMs: Number.POSITIVE_INFINITY, lastMs: 0, isSlowed: false, orderId: undefined };
    traces.set(traceId, trace);
    const oldest = traces.keys().next();
    if (traces.size > capacity && !oldest.done) traces.delete(oldest.value);
    return trace;
  }

  return {
    noteDelay(traceId, behindMs) {
      if (traceId !== undefined && behindMs > noticeableMs) traceOf(traceId).isSlowed = true;
    },
    noteSpan(traceId, orderId, startedAtMs, durationMs) {
      if (traceId === undefined) return;
      const trace = traceOf(traceId);
      trace.orderId ??= orderId;
      trace.firstMs = Math.min(trace.firstMs, startedAtMs);
      trace.lastMs = Math.max(trace.lastMs, startedAtMs + durationMs);
      if (!trace.isSlowed || trace.orderId === undefined) return;
      current = { slowed: { orderId: trace.orderId, tookMs: trace.lastMs - trace.firstMs } };
    },
    get: () => current,
    clear() {
      traces.clear();
      current = none;
    },
  };
}
