import type { Order } from '@bulkhead/contracts';
import { useLiveWorld, useUiActions } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { orderLooks } from '../../ui/order-look.ts';

/** What became of the order that was placed last. */
export function PlacedOrder({ order }: { order: Order }) {
  const { openOrder } = useUiActions();
  const live = useLiveWorld((world) => world.orders[order.id]);
  const { sign, word, className } = orderLooks[live?.status ?? order.status];
  const waits = live?.waitingFor && live.status === 'PENDING' ? `, waits for ${live.waitingFor}` : '';
  return (
    <button
      type="button"
      className="rounded-lg border border-line px-3 py-2 text-left hover:border-mute"
      onClick={() => openOrder(order.id)}
    >
      <output className="block">
        Order <b className="figures">{shortId(order.id)}</b>{' '}
        <span className={`font-semibold ${className}`}>
          {sign} {word}
        </span>
        <span className="text-mute">{waits}</span>
      </output>
      {live?.reason && <span className="block text-xs text-mute">{live.reason}</span>}
    </button>
  );
}
