import type { ServiceId } from '@bulkhead/contracts/components';
import type { World } from '@bulkhead/world';

/** Samples come every 500 ms while there is traffic: an older one says nothing about now. */
const freshMs = 3_000;

export interface ServiceFigures {
  /** Requests and messages that it takes in. */
  handledPerSecond: number;
  p95Ms: number;
}

/** What a service handles, from the edges that lead to it. Undefined when nothing was measured lately. */
export function figuresOf(edges: World['edges'], service: ServiceId, nowMs: number): ServiceFigures | undefined {
  const into = Object.values(edges).filter(
    (edge) => edge.to === service && edge.opClass !== 'sql' && nowMs - edge.at < freshMs && edge.ratePerSecond > 0,
  );
  if (into.length === 0) return undefined;
  return {
    handledPerSecond: into.reduce((sum, edge) => sum + edge.ratePerSecond, 0),
    p95Ms: Math.max(...into.map((edge) => edge.p95Ms)),
  };
}
