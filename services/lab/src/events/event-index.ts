/** What an event can be found by. */
export interface EventKeys {
  traceId?: string | undefined;
  orderId?: string | undefined;
}

/**
 * Which events belong to an order or a trace, by `seq`. It holds as much as the ring does: whatever the ring drops is
 * dropped here too, and as events come and go in one order, it is always the first of its lists.
 */
export function createEventIndex() {
  const seqsOf = new Map<string, number[]>();

  function add(key: string, seq: number): void {
    const seqs = seqsOf.get(key);
    if (seqs === undefined) seqsOf.set(key, [seq]);
    else seqs.push(seq);
  }

  function drop(key: string, seq: number): void {
    const seqs = seqsOf.get(key);
    if (seqs?.[0] !== seq) return;
    if (seqs.length === 1) seqsOf.delete(key);
    else seqs.shift();
  }

  return {
    add(seq: number, { traceId, orderId }: EventKeys): void {
      if (traceId !== undefined) add(traceId, seq);
      if (orderId !== undefined) add(orderId, seq);
    },
    drop(seq: number, { traceId, orderId }: EventKeys): void {
      if (traceId !== undefined) drop(traceId, seq);
      if (orderId !== undefined) drop(orderId, seq);
    },
    /** Of one order or trace, oldest first. */
    of: (key: string): readonly number[] => seqsOf.get(key) ?? [],
    get size() {
      return seqsOf.size;
    },
  };
}
