'use client';

import type { CustomerOrder } from '@bulkhead/contracts';
import Link from 'next/link';
import { useSeconds } from '../../live/react.ts';
import { formatMoney, shortId } from '../../ui/format/figures.ts';
import { formatMoment } from '../../ui/format/moment.ts';
import { LongText } from '../../ui/long-text.tsx';
import { orderLooks } from '../../ui/order-look.ts';
import { Cell, Row } from '../../ui/table/table.tsx';

/** One order as the customer database knows it. */
export function HistoryRow({ order, isFresh }: { order: CustomerOrder; isFresh: boolean }) {
  const nowMs = useSeconds();
  const { sign, word, className } = orderLooks[order.status];
  return (
    <Row isFresh={isFresh}>
      <Cell label="Order">
        <Link
          href={`/orders/${order.orderId}`}
          prefetch={false}
          className="figures font-semibold underline decoration-line underline-offset-2 hover:decoration-accent"
        >
          {shortId(order.orderId)}
        </Link>
      </Cell>
      <Cell label="Status">
        <span className={`font-semibold whitespace-nowrap ${className}`}>
          {sign} {word}
        </span>
        {order.reason && (
          <span className="block text-xs text-mute">
            <LongText text={order.reason} />
          </span>
        )}
      </Cell>
      <Cell label="Items" isFigure>
        <span className="figures">{order.itemCount}</span>
      </Cell>
      <Cell label="Placed">
        <time dateTime={order.placedAt} title={order.placedAt} className="figures text-xs whitespace-nowrap text-mute">
          {formatMoment(Date.parse(order.placedAt), nowMs)}
        </time>
      </Cell>
      <Cell label="Total" isFigure>
        <span className="figures whitespace-nowrap">{formatMoney(order.total)}</span>
      </Cell>
    </Row>
  );
}
