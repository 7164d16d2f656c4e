import { ViewportPortal } from '@xyflow/react';
import { useWorld } from '../../../live/react.ts';
import { type BreakerSpot, breakerSpots } from '../places/label-spots.ts';

/** On the ways of requests: whether a breaker stops them. A closed one is how it should be, and is not drawn. */
export function BreakerMarks() {
  return (
    <ViewportPortal>
      {breakerSpots.map((spot) => (
        <BreakerMark key={spot.id} spot={spot} />
      ))}
    </ViewportPortal>
  );
}

function BreakerMark({ spot: { id, x, y, side } }: { spot: BreakerSpot }) {
  const breaker = useWorld((world) => world.edges[id]?.breaker ?? null);
  if (breaker !== 'open' && breaker !== 'half-open') return null;
  return (
    // The way itself says it to those who can't see it.
    <div
      className="bh-breaker"
      data-breaker={breaker}
      data-side={side}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      aria-hidden="true"
    >
      <b>{breaker === 'open' ? '✕' : '◐'}</b>
      <span>
        breaker
        <br />
        {breaker === 'open' ? 'open' : 'half open'}
      </span>
    </div>
  );
}
