import type { PassportSpan } from '@bulkhead/contracts';

export interface TraceRow {
  span: PassportSpan;
  /** How many operations it lies within. */
  depth: number;
  /** A message on its way: from when it was sent until this began, ms since 1970. */
  hop?: { fromMs: number; toMs: number };
}

/**
 * The operations in the order in which a person reads them: each below the one it came from, those of one parent by
 * their beginning. One whose parent is not there begins anew; none is left out, even if its parents run in a circle.
 */
export function traceRows(spans: readonly PassportSpan[]): TraceRow[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const childrenOf = new Map<string, PassportSpan[]>();
  const roots: PassportSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.startedAtMs - b.startedAtMs)) {
    const parent = span.parentSpanId === undefined ? undefined : byId.get(span.parentSpanId);
    if (parent === undefined || parent === span) roots.push(span);
    else childrenOf.set(parent.spanId, [...(childrenOf.get(parent.spanId) ?? []), span]);
  }
  const rows: TraceRow[] = [];
  const seen = new Set<string>();
  // With a stack of its own: a trace of two thousand operations may be two thousand deep.
  function walk(root: PassportSpan): void {
    const open = [{ span: root, depth: 0 }];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const { span, depth } = at;
      if (seen.has(span.spanId)) continue;
      seen.add(span.spanId);
      const hop = hopTo(span, byId);
      rows.push({ span, depth, ...(hop === undefined ? {} : { hop }) });
      for (const child of (childrenOf.get(span.spanId) ?? []).toReversed())
        open.push({ span: child, depth: depth + 1 });
    }
  }
  for (const root of roots) walk(root);
  for (const span of spans) if (!seen.has(span.spanId)) walk(span);
  return rows;
}

/** A consumer's clock and the broker's confirm race each other: a hop never ends before it begins. */
function hopTo(span: PassportSpan, byId: ReadonlyMap<string, PassportSpan>): TraceRow['hop'] {
  const sent = span.op === 'consume' && span.parentSpanId !== undefined ? byId.get(span.parentSpanId) : undefined;
  if (sent?.op !== 'publish' || sent.startedAtMs >= span.startedAtMs) return undefined;
  return { fromMs: sent.startedAtMs, toMs: span.startedAtMs };
}
