import type { LabEvent } from '@bulkhead/contracts';

export interface RingLimits {
  maxEvents: number;
  /** Of the events as JSON text. */
  maxBytes: number;
}

/** About four minutes at 400 events a second, or two hours of a quiet lab. */
export const defaultRingLimits: RingLimits = { maxEvents: 100_000, maxBytes: 64 * 1024 * 1024 };

/**
 * The newest events of a run, for those who were away for a moment. Kept as text: a string costs a third of the object
 * it was made from, and its length is the exact size that the bound needs.
 */
export function createEventRing(limits: RingLimits) {
  const slots = new Array<string | undefined>(limits.maxEvents);
  let newestSeq = 0;
  let count = 0;
  let bytes = 0;

  function dropOldest(): void {
    const at = (newestSeq - count + 1) % limits.maxEvents;
    bytes -= slots[at]?.length ?? 0;
    slots[at] = undefined;
    count -= 1;
  }

  return {
    /** Adds the event with the next `seq`. */
    push(event: LabEvent): void {
      if (event.seq !== newestSeq + 1) throw new Error(`expected event ${newestSeq + 1}, got ${event.seq}`);
      const text = JSON.stringify(event);
      if (count === limits.maxEvents) dropOldest();
      newestSeq = event.seq;
      slots[event.seq % limits.maxEvents] = text;
      count += 1;
      bytes += text.length;
      while (bytes > limits.maxBytes && count > 1) dropOldest();
    },
    /** The events after `seq`, oldest first; undefined when some of them are no longer kept or `seq` is yet to come. */
    since(seq: number): LabEvent[] | undefined {
      if (seq > newestSeq || seq < newestSeq - count) return undefined;
      const events: LabEvent[] = [];
      for (let next = seq + 1; next <= newestSeq; next += 1) {
        // Written by push, from an event.
        events.push(JSON.parse(slots[next % limits.maxEvents] ?? 'null') as LabEvent);
      }
      return events;
    },
    get size() {
      return { events: count, bytes };
    },
  };
}
