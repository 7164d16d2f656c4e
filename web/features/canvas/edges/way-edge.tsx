import type { ComponentState } from '@bulkhead/contracts';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { isDown } from '../../../ui/state-look.ts';
import type { PlaceEdge } from '../places/graph.ts';

/** What was never started is no failure. */
function isCut(state: ComponentState): boolean {
  return state !== 'absent' && isDown(state);
}

/** The still line under the dots: cut when one of its ends is gone, broken while a breaker is open. */
export const WayEdge = memo(function WayEdge({ data }: EdgeProps<PlaceEdge>) {
  const fromState = useWorld((world) =>
    !data || data.from === 'shopper' ? 'up' : world.components[data.from].status.state,
  );
  const toState = useWorld((world) => (data ? world.components[data.to].status.state : 'unknown'));
  const breaker = useWorld((world) => (data ? (world.edges[data.worldEdge]?.breaker ?? null) : null));
  if (data === undefined) return null;
  const cut =
    isCut(fromState) || isCut(toState) ? 'cut' : fromState === 'frozen' || toState === 'frozen' ? 'ice' : undefined;
  return <path d={data.path} className="bh-way" data-role={data.role} data-cut={cut} data-breaker={breaker} />;
});
