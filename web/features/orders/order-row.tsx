import type { Order } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { memo } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useSeconds, useUiActions, useWorld } from '../../live/react.ts';
import { formatMoney, shortId } from '../../ui/format/figures.ts';
import { formatAge } from '../../ui/format/time.ts';
import { orderLooks } from '../../ui/order-look.ts';
import { stepNow } from './step-now.ts';

/** One order; what can be done with it only when it is shown as it is now. */
export const OrderRow = memo(function OrderRow({ id, isPast }: { id: string; isPast: boolean }) {
  const order = useWorld((world) => world.orders[id]);
  const call = useCall();
  const { openOrder } = useUiActions();
  const cancelling = useMutation({ mutationFn: () => call<Order>(`/shop/orders/${id}/cancel`, { method: 'POST' }) });
  if (order === undefined) return null;
  const { sign, word, className } = orderLooks[order.status];
  const detail = cancelling.error?.message ?? stepNow(order);
  return (
    <tr className="border-t border-line align-top">
      <td className="py-1.5 pr-2">
        <button
          type="button"
          className="text-left hover:underline hover:underline-offset-2"
          onClick={() => openOrder(id)}
        >
          <b className="figures font-semibold">{shortId(id)}</b>
          <bdi className="block max-w-26 truncate text-xs text-mute" title={order.customerName ?? undefined}>
            {order.customerName ?? 'unknown customer'}
          </bdi>
        </button>
      </td>
      <td className="py-1.5 pr-2">
        <span className={`font-semibold whitespace-nowrap ${className}`}>
          {sign} {word}
        </span>
        <bdi className="line-clamp-3 text-xs text-mute" title={detail}>
          {detail}
        </bdi>
      </td>
      <td className="figures py-1.5 pr-2 text-right text-xs whitespace-nowrap">
        {order.total ? formatMoney(order.total) : '–'}
      </td>
      <td className="figures py-1.5 text-right text-xs text-mute">
        <Age sinceMs={order.acceptedAt ?? order.changedAt} />
      </td>
      <td className="py-1 pl-1">
        {order.status === 'PENDING' && !isPast && (
          <button
            type="button"
            className="grid size-6 place-items-center rounded-md text-mute hover:bg-raised hover:text-bad disabled:opacity-50"
            aria-label={`Cancel order ${shortId(id)}`}
            title="Cancel this order"
            disabled={cancelling.isPending}
            onClick={() => cancelling.mutate()}
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
});

function Age({ sinceMs }: { sinceMs: number }) {
  const nowMs = useSeconds();
  return nowMs === 0 ? '–' : formatAge(nowMs - sinceMs);
}
