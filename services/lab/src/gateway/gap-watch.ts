/** How many senders are remembered; far more than there are processes. */
const maxSenders = 500;

/** Finds out how many facts of each sender never arrived, from the numbers on its batches. */
export function createGapWatch() {
  const nextSeq = new Map<string, number>();
  return {
    /** Facts that are missing before or in this batch. A sender met for the first time has missed nothing of this run. */
    missedBefore(sender: string, batch: { seq: number; dropped: number; facts: readonly unknown[] }): number {
      const expected = nextSeq.get(sender) ?? batch.seq;
      nextSeq.delete(sender);
      nextSeq.set(sender, batch.seq + batch.facts.length + batch.dropped);
      const [oldest] = nextSeq.keys();
      if (nextSeq.size > maxSenders && oldest !== undefined) nextSeq.delete(oldest);
      return Math.max(0, batch.seq - expected) + batch.dropped;
    },
  };
}
