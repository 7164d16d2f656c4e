'use client';

import { useLiveWorld } from '../../live/react.ts';
import { formatCount } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';
import { useComponentState } from '../shop-shell/index.ts';

/** How far the read model is behind the events, as the order service measures it. */
export function ViewLag() {
  const state = useComponentState('order-service');
  const lag = useLiveWorld((world) => world.components['order-service'].projections['order_view']);
  if (state !== 'up' || lag === undefined) return <span>· how far behind the events: unknown</span>;
  if (lag.behind === 0) return <span>· nothing behind the events</span>;
  return (
    <span className="text-undo">
      · ○ {formatCount(lag.behind, 'event')} behind, the oldest for {formatDuration(lag.behindMs)}
    </span>
  );
}
