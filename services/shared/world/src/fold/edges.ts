import type { ComponentId, DataOf, Peer, SpanOp } from '@bulkhead/contracts';
import { components } from '@bulkhead/contracts/components';
import { type Draft, keepNewest, own } from '../draft.ts';
import { worldLimits } from '../limits.ts';
import type { EdgeView, OpClass } from '../views.ts';

type EdgeEnds = Pick<EdgeView, 'id' | 'from' | 'to' | 'opClass'>;

function ends(from: Peer, to: Peer, opClass: OpClass): EdgeEnds {
  return { id: `${from}>${to}:${opClass}`, from, to, opClass };
}

/**
 * The edge that an operation of `source` belongs to. A call between two services is seen by both; its edge is the
 * caller's, who also sees the calls that never arrived.
 */
export function edgeOf(source: ComponentId, op: SpanOp, peer: Peer): EdgeEnds {
  switch (op) {
    case 'http-server':
      return ends(peer, source, 'rest');
    case 'http-client':
      return ends(source, peer, 'rest');
    case 'sql':
      return ends(source, peer, 'sql');
    case 'publish':
      return ends(source, peer, 'amqp');
    case 'consume':
      return ends(peer, source, 'amqp');
    default:
      return op satisfies never;
  }
}

/** The edge that a breaker of `source` guards. */
export function breakerEdge(source: ComponentId, peer: Peer): EdgeEnds {
  const role = peer === 'shopper' ? undefined : components[peer].role;
  return ends(source, peer, role === 'database' ? 'sql' : role === 'broker' ? 'amqp' : 'rest');
}

const quiet = { ratePerSecond: 0, errorsPerSecond: 0, p50Ms: 0, p95Ms: 0 } as const;

function patchEdge(draft: Draft, edge: EdgeEnds, patch: Partial<EdgeView>): void {
  const edges = own(draft, draft.world, 'edges');
  const before = edges[edge.id] ?? { ...edge, ...quiet, at: 0, keptOneIn: 1, breaker: null };
  edges[edge.id] = { ...before, ...patch };
  keepNewest(edges, worldLimits.edges);
}

/** Whose samples an edge's figures come from: the caller's, or for a shopper's call the service's. */
function reporterOf(edge: EdgeView): Peer {
  return edge.from === 'shopper' || (edge.opClass === 'amqp' && edge.from === 'rabbitmq') ? edge.to : edge.from;
}

export function onEdgesSampled(draft: Draft, source: ComponentId, data: DataOf<'edges.sampled'>, at: number): void {
  const seconds = Math.max(data.periodMs, 1) / 1000;
  const seen = new Set<string>();
  for (const { op, peer, count, errors, p50Ms, p95Ms } of data.edges) {
    if (op === 'http-server' && peer !== 'shopper') continue;
    const edge = edgeOf(source, op, peer);
    seen.add(edge.id);
    const rates = { ratePerSecond: count / seconds, errorsPerSecond: errors / seconds };
    patchEdge(draft, edge, { ...rates, p50Ms, p95Ms, at, keptOneIn: data.keptOneIn });
  }
  // A sample is complete: what is not in it had no traffic.
  for (const edge of Object.values(draft.world.edges)) {
    if (edge.ratePerSecond > 0 && reporterOf(edge) === source && !seen.has(edge.id))
      patchEdge(draft, edge, { ...quiet, at });
  }
}

export function onBreakerChanged(draft: Draft, source: ComponentId, data: DataOf<'breaker.changed'>): void {
  patchEdge(draft, breakerEdge(source, data.peer), { breaker: data.state });
}

/** A dead process sends nothing, and its breakers died with it. */
export function quietEdgesOf(draft: Draft, source: ComponentId): void {
  for (const edge of Object.values(draft.world.edges)) {
    if (reporterOf(edge) === source && (edge.ratePerSecond > 0 || edge.breaker !== null)) {
      patchEdge(draft, edge, { ...quiet, breaker: null });
    }
  }
}
