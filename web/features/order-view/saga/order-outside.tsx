import type { List, Notification, Payment } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatMoney } from '../../../ui/format/figures.ts';
import { Section } from '../../../ui/section.tsx';

interface Line {
  id: string;
  what: string;
  status: string;
  reason: string | undefined;
}

/** What left the system for this order: money and mail. Each comes from its own service and may be away by itself. */
export function OrderOutside(props: {
  payments: UseQueryResult<List<Payment>>;
  notifications: UseQueryResult<List<Notification>>;
}) {
  return (
    <Section title="Payment and notification">
      <Lines
        query={props.payments}
        none="No payment yet."
        toLine={(payment) => ({
          id: payment.id,
          what: formatMoney(payment.amount),
          status: payment.status,
          reason: payment.reason,
        })}
      />
      <Lines
        query={props.notifications}
        none="No notification yet."
        toLine={(mail) => ({ id: mail.id, what: mail.recipient, status: mail.status, reason: mail.reason })}
      />
    </Section>
  );
}

function Lines<T>({
  query,
  none,
  toLine,
}: {
  query: UseQueryResult<List<T>>;
  none: string;
  toLine: (item: T) => Line;
}) {
  if (query.data === undefined) return <p className="text-mute">{query.error ? `? ${query.error.message}` : '…'}</p>;
  if (query.data.items.length === 0) return <p className="text-mute">{none}</p>;
  return query.data.items.map(toLine).map(({ id, what, status, reason }) => (
    <p key={id} className="flex flex-wrap justify-between gap-x-3">
      <span className="figures min-w-0 truncate">{what}</span>
      <b className="font-semibold">{status.toLowerCase()}</b>
      {reason && <span className="w-full text-xs text-mute">{reason}</span>}
    </p>
  ));
}
