import type { List, OrderEventRecord } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useUi } from '../../../live/react.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { Section, Skeleton, Trouble } from '../../../ui/section.tsx';
import { Paged } from '../paged.tsx';

const pageSize = 100;
const longestData = 4_000;

const looks: readonly [RegExp, string, string][] = [
  [/Confirmed$|Completed$|Reserved$|Sent$/, '◆', 'text-ok'],
  [/Failed$|Rejected$|Stuck$/, '✕', 'text-bad'],
  [/^Cancel|Cancelled$|Released$|Refunded$/, '◀', 'text-undo'],
];

/** The order's stream, as stored: the order is what these events say. */
export function EventsTab({ events }: { events: UseQueryResult<List<OrderEventRecord>> }) {
  const moment = useUi((ui) => ui.moment);
  if (events.data === undefined) {
    return events.error ? (
      <Trouble error={events.error} onRetry={() => void events.refetch()} />
    ) : (
      <Skeleton lines={4} />
    );
  }
  const items = events.data.items.filter(({ occurredAt }) => moment === null || Date.parse(occurredAt) <= moment);
  return (
    <Section title="Events" side={<span className="text-xs text-mute">as order-service stored them</span>}>
      <Paged
        items={items}
        pageSize={pageSize}
        noun="event"
        keyOf={({ position }) => String(position)}
        render={(event) => <Event event={event} />}
        list={(children) => <ol className="grid">{children}</ol>}
      />
    </Section>
  );
}

function Event({ event }: { event: OrderEventRecord }) {
  const [, sign, className] = looks.find(([pattern]) => pattern.test(event.type)) ?? ['', '◆', 'text-event'];
  const hasData = Object.keys(event.data).length > 0;
  const head = (
    <>
      <span className="figures text-mute">{event.version}</span>
      <span className="min-w-0 truncate">
        <span className={className}>{sign}</span> {event.type}
      </span>
      <time className="figures text-xs text-mute" dateTime={event.occurredAt}>
        {formatClock(Date.parse(event.occurredAt))}
      </time>
    </>
  );
  const row = 'grid grid-cols-[22px_1fr_auto] gap-2 py-1';
  return (
    <li className="border-t border-line first:border-0">
      {hasData ? (
        <details>
          <summary className={`${row} hover:bg-raised`}>{head}</summary>
          <pre
            dir="auto"
            className="figures mb-2 max-h-80 overflow-auto rounded-lg bg-card p-2.5 text-[11px] break-words whitespace-pre-wrap"
          >
            {shortened(JSON.stringify(event.data, null, 1))}
          </pre>
        </details>
      ) : (
        <div className={row}>{head}</div>
      )}
    </li>
  );
}

function shortened(text: string): string {
  return text.length > longestData ? `${text.slice(0, longestData)}… (${text.length} characters)` : text;
}
