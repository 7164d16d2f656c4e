import type { ComponentId, LabEvent, SpanEnded } from '@bulkhead/contracts';
import { edgeOf } from '@bulkhead/world';
import { createStore, type Store } from './store.ts';

/** One request, message or transaction that is over. */
export interface SeenSpan extends SpanEnded {
  readonly source: ComponentId;
  /** When the lab learned of its end, ms on the lab's clock. */
  readonly at: number;
  readonly traceId: string | null;
  readonly orderId: string | null;
  /** The way of the picture that it went. */
  readonly wayId: string;
}

export interface RecentSpans {
  /** Counts up whenever something was taken. */
  readonly ticks: Pick<Store<number>, 'get' | 'first' | 'subscribe'>;
  take(events: readonly LabEvent[]): void;
  find(spanId: string): SeenSpan | undefined;
  /** The newest of one way and the newest that failed there, newest first. */
  of(wayId: string): { recent: readonly SeenSpan[]; failed: readonly SeenSpan[] };
  clear(): void;
}

/** Failures are kept apart: a busy minute would push the few that matter out. */
const limits = { spans: 3_000, failures: 400, shown: 12 } as const;

/** A bounded memory of single spans, for whoever asks what a dot was. */
export function createRecentSpans(): RecentSpans {
  const ticks = createStore(0);
  // A map keeps the order in which its keys came: its first one is the oldest.
  const spans = new Map<string, SeenSpan>();
  const failures = new Map<string, SeenSpan>();
  let runId: string | undefined;

  function clear(): void {
    spans.clear();
    failures.clear();
  }

  function keep(into: Map<string, SeenSpan>, span: SeenSpan, limit: number): void {
    into.delete(span.spanId);
    into.set(span.spanId, span);
    if (into.size <= limit) return;
    const [oldest] = into.keys();
    if (oldest !== undefined) into.delete(oldest);
  }

  return {
    ticks,
    clear,
    take(events) {
      let isChanged = false;
      for (const event of events) {
        if (event.runId !== runId) {
          runId = event.runId;
          clear();
        }
        if (event.kind !== 'span.ended') continue;
        const { source, at, traceId = null, orderId = null, data } = event;
        const span = { ...data, source, at, traceId, orderId, wayId: edgeOf(source, data.op, data.peer).id };
        keep(spans, span, limits.spans);
        if (isFailure(span)) keep(failures, span, limits.failures);
        isChanged = true;
      }
      if (isChanged) ticks.set(ticks.get() + 1);
    },
    find: (spanId) => spans.get(spanId) ?? failures.get(spanId),
    of: (wayId) => ({ recent: newestOf(spans, wayId), failed: newestOf(failures, wayId) }),
  };
}

/** A refusal is an answer; an error, or an end that nobody saw, is a failure. */
export function isFailure({ outcome }: Pick<SpanEnded, 'outcome'>): boolean {
  return outcome === 'error' || outcome === 'lost';
}

/** A call between two services is seen from both ends; on its way it is the caller's. */
function isOfCaller({ op, peer }: SeenSpan): boolean {
  return op !== 'http-server' || peer === 'shopper';
}

function newestOf(spans: ReadonlyMap<string, SeenSpan>, wayId: string): SeenSpan[] {
  const own = [...spans.values()].filter((span) => span.wayId === wayId && isOfCaller(span));
  return own.slice(-limits.shown).reverse();
}
