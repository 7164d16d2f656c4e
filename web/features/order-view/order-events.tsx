import type { List, OrderEventRecord } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatClock } from '../../ui/format/time.ts';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';

/** The order's stream, as stored: the order is what these events say. */
export function OrderEvents({ events }: { events: UseQueryResult<List<OrderEventRecord>> }) {
  return (
    <Section title="Events">
      {events.data ? (
        <ol className="grid">
          {events.data.items.map((event) => (
            <li
              key={event.position}
              className="grid grid-cols-[18px_1fr_auto] gap-2 border-t border-line py-1 first:border-0"
            >
              <span className="figures text-mute">{event.version}</span>
              <span className="min-w-0 truncate">
                <span className="text-event">◆</span> {event.type}
              </span>
              <time className="figures text-xs text-mute">{formatClock(Date.parse(event.occurredAt))}</time>
            </li>
          ))}
        </ol>
      ) : events.error ? (
        <Trouble error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <Skeleton lines={3} />
      )}
    </Section>
  );
}
