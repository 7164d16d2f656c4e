'use client';

import type { Notification } from '@bulkhead/contracts';
import Link from 'next/link';
import { useSeconds } from '../../live/react.ts';
import { shortId } from '../../ui/format/figures.ts';
import { formatMoment } from '../../ui/format/moment.ts';
import { LongText } from '../../ui/long-text.tsx';
import { Cell, Row } from '../../ui/table/table.tsx';

export const statusLooks: Record<Notification['status'], { sign: string; word: string; className: string }> = {
  SENT: { sign: '✓', word: 'sent', className: 'text-ok' },
  FAILED: { sign: '✕', word: 'failed', className: 'text-bad' },
  REFUSED: { sign: '–', word: 'refused', className: 'text-mute' },
};

const link = 'underline decoration-line underline-offset-2 hover:decoration-accent';

interface NotificationRowProps {
  notification: Notification;
  isFresh: boolean;
}

export function NotificationRow({ notification, isFresh }: NotificationRowProps) {
  const { recipient, customerId, subject, kind, orderId, status, reason, createdAt } = notification;
  const nowMs = useSeconds();
  const { sign, word, className } = statusLooks[status];
  return (
    <Row isFresh={isFresh}>
      <Cell label="Made">
        <time dateTime={createdAt} title={createdAt} className="figures text-xs whitespace-nowrap text-mute">
          {formatMoment(Date.parse(createdAt), nowMs)}
        </time>
      </Cell>
      <Cell label="To">
        <LongText text={recipient} />
        <Link href={`/customers/${customerId}`} prefetch={false} className={`figures block text-xs text-mute ${link}`}>
          {customerId}
        </Link>
      </Cell>
      <Cell label="Subject">
        <LongText text={subject} />
      </Cell>
      <Cell label="Kind">{kind.replaceAll('-', ' ')}</Cell>
      <Cell label="Order">
        <Link href={`/orders/${orderId}`} prefetch={false} className={`figures font-semibold ${link}`}>
          {shortId(orderId)}
        </Link>
      </Cell>
      <Cell label="Status">
        <span className={`font-semibold whitespace-nowrap ${className}`}>
          {sign} {word}
        </span>
        {reason && (
          <span className="block text-xs text-mute">
            <LongText text={reason} />
          </span>
        )}
      </Cell>
    </Row>
  );
}
