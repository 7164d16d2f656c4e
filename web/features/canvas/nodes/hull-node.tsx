import type { ServiceId } from '@bulkhead/contracts/components';
import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { isDown } from '../../../ui/state-look.ts';
import { waterOf } from '../places/compartment.ts';
import { databaseOf, hullBox } from '../places/measures.ts';

const { width, height } = hullBox('order-service');
const hull = `M0,8 q0,-8 8,-8 H${width - 8} q8,0 8,8 V${height - 118} c0,62 -44,100 -${width / 2},118 c-38,-18 -${width / 2},-56 -${width / 2},-118 z`;
// Twice as wide as the hull, so that it can be moved by one wave length without an end in sight.
const wave = `M0,10 q${width / 4},-13 ${width / 2},0 t${width / 2},0 t${width / 2},0 t${width / 2},0 V${height} H0 z`;
const cracks =
  'M0,12 l28,9 l18,-14 l26,16 l34,-12 l22,10 l36,-11 M72,23 l-8,46 l22,30 M64,69 l-34,22 M116,20 l10,38 l-16,34 M126,58 l30,20';

/** The watertight hull around one service and its database. It floods when the database is dead and freezes with it. */
export const HullNode = memo(function HullNode({ data }: { data: { service: ServiceId } }) {
  const { service } = data;
  const database = useWorld((world) => world.components[databaseOf(service)].status.state);
  const isServiceDown = useWorld((world) => isDown(world.components[service].status.state));
  const water = waterOf(database);
  const clip = `hull-${service}`;
  return (
    <div className="bh-hull" data-water={water} data-service-down={isServiceDown}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <defs>
          <clipPath id={clip}>
            <path d={hull} />
          </clipPath>
          <linearGradient id={`${clip}-water`} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" className="bh-water-top" />
            <stop offset="0.8" className="bh-water-deep" />
          </linearGradient>
        </defs>
        <path d={hull} className="bh-hull-shell" />
        <g clipPath={`url(#${clip})`}>
          <g className="bh-water">
            <path d={wave} className="bh-wave" fill={`url(#${clip}-water)`} />
            <rect width={width} height={height} className="bh-floe" fill={`url(#${clip}-water)`} />
            <path d={cracks} className="bh-cracks" />
          </g>
        </g>
        <path d={hull} className="bh-hull-rim" />
      </svg>
    </div>
  );
});
