'use client';

import type { Order } from '@bulkhead/contracts';
import Link from 'next/link';
import { useCancelOrder } from '../../data/cancel-order.ts';
import { isOutcomeUnknown } from '../../data/problem-error.ts';
import { useSeconds } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoney, shortId } from '../../ui/format/figures.ts';
import { formatMoment } from '../../ui/format/moment.ts';
import { LongText } from '../../ui/long-text.tsx';
import { orderLooks } from '../../ui/order-look.ts';
import { Cell, Row } from '../../ui/table/table.tsx';
import { newerOrder } from './newer-order.ts';

const link = 'underline decoration-line underline-offset-2 hover:decoration-accent';

export function OrderRow({ order: viewed, isFresh }: { order: Order; isFresh: boolean }) {
  const cancelling = useCancelOrder(viewed.id);
  const { order, isViewBehind } = newerOrder(viewed, cancelling.data);
  const { sign, word, className } = orderLooks[order.status];
  const name = shortId(order.id);
  return (
    <Row isFresh={isFresh}>
      <Cell label="Order">
        <Link href={`/orders/${order.id}`} prefetch={false} className={`figures font-semibold ${link}`}>
          {name}
        </Link>
      </Cell>
      <Cell label="Customer">
        <Link href={`/customers/${order.customer.id}`} prefetch={false} className={link}>
          <bdi dir="auto" className="line-clamp-2 [overflow-wrap:anywhere]">
            {order.customer.name}
          </bdi>
        </Link>
      </Cell>
      <Cell label="Items">
        <LongText text={order.items.map((item) => `${item.quantity} × ${item.name}`).join(', ')} />
      </Cell>
      <Cell label="Status">
        {cancelling.isPending ? (
          <span role="status" className="whitespace-nowrap text-undo">
            ◐ cancel asked for …
          </span>
        ) : (
          <span className={`font-semibold whitespace-nowrap ${className}`}>
            {sign} {word}
          </span>
        )}
        {order.reason && (
          <span className="block text-xs text-mute">
            <LongText text={order.reason} />
          </span>
        )}
        {isViewBehind && <span className="block text-xs text-undo">○ the read model follows</span>}
        {cancelling.error && <CancelTrouble error={cancelling.error} />}
      </Cell>
      <Cell label="Placed">
        <PlacedAt instant={order.placedAt} />
      </Cell>
      <Cell label="Total" isFigure>
        <span className="figures whitespace-nowrap">{formatMoney(order.total)}</span>
      </Cell>
      <Cell label="Act">
        <div className="flex flex-wrap items-center gap-2 md:justify-end">
          {order.status === 'PENDING' && (
            <Button
              look="bad"
              aria-label={`Cancel order ${name}`}
              disabled={cancelling.isPending}
              onClick={() => cancelling.mutate()}
            >
              Cancel
            </Button>
          )}
          <Link
            href={`/?order=${order.id}`}
            prefetch={false}
            className="inline-flex min-h-9 items-center text-accent underline underline-offset-2"
            aria-label={`Order ${name} in the lab`}
          >
            In the lab
          </Link>
        </div>
      </Cell>
    </Row>
  );
}

function PlacedAt({ instant }: { instant: string }) {
  const nowMs = useSeconds();
  return (
    <time dateTime={instant} title={instant} className="figures text-xs whitespace-nowrap text-mute">
      {formatMoment(Date.parse(instant), nowMs)}
    </time>
  );
}

function CancelTrouble({ error }: { error: Error }) {
  return (
    <span role="alert" className="block text-xs text-bad">
      {isOutcomeUnknown(error) ? '? No answer; it may be cancelled or not. ' : '✕ Not cancelled. '}
      <bdi>{error.message}</bdi>
    </span>
  );
}
