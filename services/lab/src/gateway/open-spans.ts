import type { ServiceFact, ServiceFactOf } from '@bulkhead/contracts';

/** Open spans that are remembered for one process. */
const maxOpen = 200;

/** Remembers which spans a process has begun and not ended, so that they can be ended for it when it dies. */
export function createOpenSpans() {
  const open = new Map<string, ServiceFactOf<'span.started'>>();
  return {
    note(fact: ServiceFact): void {
      if (fact.kind === 'span.ended') open.delete(fact.data.spanId);
      if (fact.kind !== 'span.started') return;
      open.set(fact.data.spanId, fact);
      const [oldest] = open.keys();
      if (open.size > maxOpen && oldest !== undefined) open.delete(oldest);
    },
    /** The ends that the process did not live to tell, as lost. */
    endAll(nowMs: number): ServiceFactOf<'span.ended'>[] {
      const ends = [...open.values()].map((start): ServiceFactOf<'span.ended'> => {
        const durationMs = Math.max(0, nowMs - start.at);
        return {
          ...{ kind: 'span.ended', at: nowMs, traceId: start.traceId, orderId: start.orderId },
          data: { ...start.data, startedAtMs: start.at, durationMs, outcome: 'lost' },
        };
      });
      open.clear();
      return ends;
    },
  };
}
