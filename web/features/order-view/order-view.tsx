'use client';

import type { Order } from '@bulkhead/contracts';
import { useMutation } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useOrderDetails } from '../../data/shop.ts';
import { useCall } from '../../data/use-call.ts';
import { useUiActions, useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoney, shortId } from '../../ui/format/figures.ts';
import { formatDuration } from '../../ui/format/time.ts';
import { orderLooks } from '../../ui/order-look.ts';
import { Section, Trouble } from '../../ui/section.tsx';
import { OrderEvents } from './order-events.tsx';
import { OrderOutside } from './order-outside.tsx';
import { OrderSteps } from './order-steps.tsx';

/** One order, whole: what it is, its saga with every undo, its events, what it cost and who was told. */
export function OrderView({ id, onBack }: { id: string; onBack?: () => void }) {
  const { openOrder } = useUiActions();
  const goBack = onBack ?? (() => openOrder(null));
  const live = useWorld((world) => world.orders[id]);
  const details = useOrderDetails(id);
  const order = details.order.data;
  const status = live?.status ?? order?.status ?? 'PENDING';
  const { sign, word, className } = orderLooks[status];
  const reason = live?.reason ?? order?.reason;
  return (
    <div className="grid h-full content-start gap-5 overflow-y-auto pr-1">
      <div className="grid gap-2">
        <div className="flex items-center gap-2">
          <Button look="quiet" size="small" onClick={goBack} aria-label="Back to all orders">
            <ArrowLeft size={14} aria-hidden="true" /> Orders
          </Button>
          <h2 className="text-[15px] font-semibold">
            Order <span className="figures">{shortId(id)}</span>
          </h2>
          <span className={`ml-auto font-semibold ${className}`}>
            {sign} {word}
          </span>
        </div>
        {reason && <p className={className}>{reason}</p>}
        {order && <Summary order={order} />}
        {!order && details.order.error && (
          <Trouble error={details.order.error} onRetry={() => void details.order.refetch()} />
        )}
        <Actions id={id} status={status} />
      </div>
      <OrderSteps live={live?.saga ?? null} saga={details.saga} />
      <OrderOutside payments={details.payments} notifications={details.notifications} />
      <OrderEvents events={details.events} />
      <p className="figures text-[11px] break-all text-mute">{id}</p>
    </div>
  );
}

function Summary({ order }: { order: Order }) {
  const copied =
    order.items.find((item) => item.knowledge.source === 'copy') ??
    (order.customer.knowledge.source === 'copy' ? order.customer : undefined);
  return (
    <div className="grid gap-0.5">
      <p>{order.customer.name}</p>
      {order.items.map((item) => (
        <p key={item.productId} className="flex justify-between gap-2">
          <span>
            <span className="figures">{item.quantity} ×</span> {item.name}
          </span>
          <span className="figures text-mute">{formatMoney(item.unitPrice)}</span>
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

function Actions({ id, status }: { id: string; status: Order['status'] }) {
  const call = useCall();
  const acting = useMutation({
    mutationFn: (verb: 'cancel' | 'retry') => call<Order>(`/shop/orders/${id}/${verb}`, { method: 'POST' }),
  });
  if (status !== 'PENDING' && status !== 'STUCK') return null;
  return (
    <Section title="Act">
      <div className="flex gap-2">
        {status === 'PENDING' && <Button onClick={() => acting.mutate('cancel')}>Cancel the order</Button>}
        {status === 'STUCK' && <Button onClick={() => acting.mutate('retry')}>Try again</Button>}
      </div>
      {acting.error && <Trouble error={acting.error} />}
    </Section>
  );
}
