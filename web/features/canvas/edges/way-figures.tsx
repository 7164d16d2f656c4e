import type { World } from '@bulkhead/world';
import { ViewportPortal } from '@xyflow/react';
import { memo, useCallback } from 'react';
import { useShownMs, useWorld } from '../../../live/react.ts';
import { isTold, trafficOf } from '../../../live/series.ts';
import { type LabelSpot, labelSpots } from '../places/label-spots.ts';
import { wayFigures } from './way-words.ts';

/** Rate, median and 95th percentile on every way. Each changes when its way was measured, about twice a second. */
export function WayFigures() {
  return (
    <ViewportPortal>
      {labelSpots.map((spot) => (
        <Figures key={spot.id} spot={spot} />
      ))}
    </ViewportPortal>
  );
}

const Figures = memo(function Figures({ spot }: { spot: LabelSpot }) {
  const { id, x, y, width, height, sign, isNarrow } = spot;
  const edge = useWorld(useCallback((world: World) => world.edges[id], [id]));
  const told = useWorld((world) => edge !== undefined && isTold(world, edge));
  const nowMs = useShownMs();
  const { rate, times } = wayFigures(edge, edge && trafficOf(edge, told, nowMs));
  return (
    // The table says the same to those who can't see it.
    <div
      className="bh-way-figures"
      data-figures-of={id}
      data-narrow={isNarrow}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
      aria-hidden="true"
    >
      <b>{sign === '' ? rate : `${sign} ${rate}`}</b>
      <span>{isNarrow ? times.replace(' / ', '\n') : times}</span>
    </div>
  );
});
