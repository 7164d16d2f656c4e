import type { ServiceFact, TelemetryBatch } from '@bulkhead/contracts';

/**
 * Facts that wait to be sent. Bounded: what does not fit is counted, never kept, and the count travels with the next
 * batch, so that the receiver knows of the gap.
 */
export function createFactBuffer(capacity: number) {
  let facts: ServiceFact[] = [];
  let nextSeq = 0;
  let dropped = 0;
  return {
    add(fact: ServiceFact): void {
      if (facts.length >= capacity) dropped += 1;
      else facts.push(fact);
    },
    get size(): number {
      return facts.length;
    },
    /** Takes at most `max` facts out, as a batch. Undefined when there is nothing to tell. */
    take(max: number): TelemetryBatch | undefined {
      if (facts.length === 0 && dropped === 0) return undefined;
      const batch: TelemetryBatch = { seq: nextSeq, dropped, facts: facts.slice(0, max) };
      facts = facts.slice(max);
      nextSeq += batch.facts.length + dropped;
      dropped = 0;
      return batch;
    },
  };
}

export type FactBuffer = ReturnType<typeof createFactBuffer>;
