import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { formatCount, formatRate } from '../../../ui/format/figures.ts';
import { Handles } from './handles.tsx';

/** You, and the shoppers that the lab sends. */
export const ShoppersNode = memo(function ShoppersNode() {
  const load = useWorld((world) => world.load);
  const totals = useWorld((world) => world.totals);
  return (
    <div className="bh-card bh-shoppers">
      <Handles />
      <b>Shoppers</b>
      <span className="bh-sub">
        {load.settings
          ? `${formatRate(load.settings.ordersPerSecond)} orders/s · ${load.refused} refused`
          : totals.accepted > 0
            ? `you · ${formatCount(totals.accepted, 'order')} so far`
            : 'you, and a load if you like'}
      </span>
    </div>
  );
});
