import type { ComponentState } from '@bulkhead/contracts';
import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useUi, useUiActions, useWorld } from '../../../live/react.ts';
import { isDown } from '../../../ui/state-look.ts';
import type { PlaceEdge } from '../places/graph.ts';
import { wayName } from './way-words.ts';

/** What was never started is no failure. */
function isCut(state: ComponentState): boolean {
  return state !== 'absent' && isDown(state);
}

/**
 * The still line under the dots: cut when one of its ends is gone, broken while a breaker is open. A wide line that
 * nobody sees takes the pointer.
 */
export const WayEdge = memo(function WayEdge({ data }: EdgeProps<PlaceEdge>) {
  const { choose } = useUiActions();
  const isSelected = useUi(({ selected }) => selected?.kind === 'way' && selected.id === data?.worldEdge);
  const fromState = useWorld((world) =>
    !data || data.from === 'shopper' ? 'up' : world.components[data.from].status.state,
  );
  const toState = useWorld((world) => (data ? world.components[data.to].status.state : 'unknown'));
  const breaker = useWorld((world) => (data ? (world.edges[data.worldEdge]?.breaker ?? null) : null));
  if (data === undefined) return null;
  const cut =
    isCut(fromState) || isCut(toState) ? 'cut' : fromState === 'frozen' || toState === 'frozen' ? 'ice' : undefined;
  const open = () => choose({ kind: 'way', id: data.worldEdge });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button can't be drawn inside an SVG
    <g
      role="button"
      // Reached from its places with a key: as many stops as there are lines would be a burden.
      tabIndex={-1}
      className="bh-way-group"
      data-way={data.worldEdge}
      aria-label={wayName(data)}
      aria-pressed={isSelected}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      }}
    >
      <title>{wayName(data)}</title>
      <path d={data.path} className="bh-way-hit" />
      <path d={data.path} className="bh-way" data-role={data.role} data-cut={cut} data-breaker={breaker} />
    </g>
  );
});
