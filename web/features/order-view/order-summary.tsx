import type { Order } from '@bulkhead/contracts';
import { formatMoney } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';
import { LongText } from '../../ui/long-text.tsx';

/** Who ordered what, what it costs, and whether the names and prices came from copies. */
export function OrderSummary({ order }: { order: Order }) {
  const copied =
    order.items.find((item) => item.knowledge.source === 'copy') ??
    (order.customer.knowledge.source === 'copy' ? order.customer : undefined);
  return (
    <div className="grid max-w-160 gap-0.5">
      <p>
        <LongText text={order.customer.name} />
      </p>
      {order.items.map((item) => (
        <p key={item.productId} className="flex justify-between gap-2">
          <span className="flex min-w-0 gap-1">
            <span className="figures shrink-0">{item.quantity} ×</span> <LongText text={item.name} />
          </span>
          <span className="figures shrink-0 text-mute">{formatMoney(item.unitPrice)}</span>
        </p>
      ))}
      <p className="flex justify-between border-t border-line pt-1">
        <span className="text-mute">{order.paymentMethod}</span>
        <b className="figures font-semibold">{formatMoney(order.total)}</b>
      </p>
      {copied && (
        <p className="text-xs text-undo">
          ○ From the order service&apos;s own copy, {formatDuration(copied.knowledge.ageMs ?? 0)} old: a service did not
          answer.
        </p>
      )}
    </div>
  );
}
