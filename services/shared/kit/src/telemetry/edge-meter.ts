import type { EdgeSample, Peer, SpanOp } from '@bulkhead/contracts';

interface Edge {
  op: SpanOp;
  peer: Peer;
  count: number;
  errors: number;
  durationsMs: number[];
}

/** At most this many durations are kept an edge and period; percentiles are of a random sample beyond that. */
const sampleSize = 200;

function percentile(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 100) / 100;
}

/** Counts what crosses each edge, exactly, whatever happens to single spans. */
export function createEdgeMeter() {
  let edges = new Map<string, Edge>();
  const totals = new Map<string, { op: SpanOp; peer: Peer; count: number; errors: number }>();
  return {
    record(op: SpanOp, peer: Peer, durationMs: number, failed: boolean): void {
      const key = `${op} ${peer}`;
      let edge = edges.get(key);
      if (edge === undefined) {
        edge = { op, peer, count: 0, errors: 0, durationsMs: [] };
        edges.set(key, edge);
      }
      edge.count += 1;
      if (failed) edge.errors += 1;
      const total = totals.get(key) ?? { op, peer, count: 0, errors: 0 };
      total.count += 1;
      if (failed) total.errors += 1;
      totals.set(key, total);
      if (edge.durationsMs.length < sampleSize) edge.durationsMs.push(durationMs);
      else edge.durationsMs[Math.floor(Math.random() * edge.count) % sampleSize] = durationMs;
    },
    /** Since the process began. */
    totals: () => [...totals.values()],
    /** What was recorded since the last call. */
    take(): EdgeSample[] {
      const samples = [...edges.values()].map((edge) => {
        const sorted = edge.durationsMs.sort((a, b) => a - b);
        return {
          op: edge.op,
          peer: edge.peer,
          count: edge.count,
          errors: edge.errors,
          p50Ms: percentile(sorted, 0.5),
          p95Ms: percentile(sorted, 0.95),
        };
      });
      edges = new Map();
      return samples;
    },
  };
}

export type EdgeMeter = ReturnType<typeof createEdgeMeter>;
