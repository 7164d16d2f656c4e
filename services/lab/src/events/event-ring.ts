import type { LabEvent } from '@bulkhead/contracts';
import { createEventIndex, type EventKeys } from './event-index.ts';

export interface RingLimits {
  maxEvents: number;
  /** Of the events as JSON text. */
  maxBytes: number;
}

/** About four minutes at 400 events a second, or two hours of a quiet lab. */
export const defaultRingLimits: RingLimits = { maxEvents: 100_000, maxBytes: 64 * 1024 * 1024 };

/** Kept as text: a string costs a third of the object it was made from, and its length is the size that the bound needs. */
interface Slot extends EventKeys {
  text: string;
}

/** The newest events of a run, for those who were away for a moment, and for who asks after one order. */
export function createEventRing(limits: RingLimits) {
  const slots = new Array<Slot | undefined>(limits.maxEvents);
  const index = createEventIndex();
  let newestSeq = 0;
  let count = 0;
  let bytes = 0;

  function dropOldest(): void {
    const seq = newestSeq - count + 1;
    const slot = slots[seq % limits.maxEvents];
    slots[seq % limits.maxEvents] = undefined;
    count -= 1;
    if (slot === undefined) return;
    bytes -= slot.text.length;
    index.drop(seq, slot);
  }

  function read(seq: number): LabEvent {
    // Written by push, from an event.
    return JSON.parse(slots[seq % limits.maxEvents]?.text ?? 'null') as LabEvent;
  }

  return {
    /** Adds the event with the next `seq`. */
    push(event: LabEvent): void {
      if (event.seq !== newestSeq + 1) throw new Error(`expected event ${newestSeq + 1}, got ${event.seq}`);
      const { traceId, orderId } = event;
      const text = JSON.stringify(event);
      if (count === limits.maxEvents) dropOldest();
      newestSeq = event.seq;
      slots[event.seq % limits.maxEvents] = { text, traceId, orderId };
      index.add(event.seq, { traceId, orderId });
      count += 1;
      bytes += text.length;
      while (bytes > limits.maxBytes && count > 1) dropOldest();
    },
    /** The events after `seq`, oldest first; undefined when some of them are no longer kept or `seq` is yet to come. */
    since(seq: number): LabEvent[] | undefined {
      if (seq > newestSeq || seq < newestSeq - count) return undefined;
      const events: LabEvent[] = [];
      for (let next = seq + 1; next <= newestSeq; next += 1) events.push(read(next));
      return events;
    },
    /** The kept events of these orders and traces, oldest first. Costs no more than there are. */
    about(keys: Iterable<string>): LabEvent[] {
      const seqs = new Set<number>();
      for (const key of keys) for (const seq of index.of(key)) seqs.add(seq);
      return [...seqs].sort((a, b) => a - b).map(read);
    },
    /** When the oldest kept event was told, and which it is; undefined while there is none. */
    get oldest(): { seq: number; at: number } | undefined {
      if (count === 0) return undefined;
      const { seq, at } = read(newestSeq - count + 1);
      return { seq, at };
    },
    get size() {
      return { events: count, bytes };
    },
  };
}
