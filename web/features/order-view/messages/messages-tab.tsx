import type { Passport } from '@bulkhead/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useUi } from '../../../live/react.ts';
import { formatClock } from '../../../ui/format/time.ts';
import { Empty, Section } from '../../../ui/section.tsx';
import { Paged } from '../paged.tsx';
import { PassportPart } from '../passport-part.tsx';
import { messagesAt } from '../trace/at-moment.ts';
import { MessageItem } from './message-item.tsx';

const pageSize = 100;

/** The order's messages through RabbitMQ: sent, taken, waiting, refused, and what caused each. */
export function MessagesTab({ passport }: { passport: UseQueryResult<Passport> }) {
  const moment = useUi((ui) => ui.moment);
  return (
    <PassportPart passport={passport}>
      {({ messages, bornAtMs, trace }) => {
        const shown = messagesAt(messages, moment);
        return (
          <Section
            title="Messages"
            side={<span className="text-xs text-mute">from the trace, read {formatClock(trace.readAtMs)}</span>}
          >
            {shown.length === 0 && <Empty>{trace.why ?? 'No message of this order was told of yet.'}</Empty>}
            <Paged
              items={shown}
              pageSize={pageSize}
              noun="message"
              keyOf={({ id }) => id}
              list={(children) => <ol className="grid">{children}</ol>}
              render={(message) => <MessageItem message={message} bornAtMs={trace.spans[0]?.startedAtMs ?? bornAtMs} />}
            />
          </Section>
        );
      }}
    </PassportPart>
  );
}
