'use client';

import type { QueuedMessages } from '@bulkhead/contracts';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { useCall } from '../../../data/use-call.ts';
import { Button } from '../../../ui/button.tsx';
import { formatCount } from '../../../ui/format/figures.ts';
import { Loaded } from '../parts/loaded.tsx';
import { readable } from '../rows/cell-text.ts';

type QueuedMessage = QueuedMessages['messages'][number];

/** The first messages of a queue, read when somebody asks: each look marks them as redelivered. */
export function Messages({ queue }: { queue: string }) {
  const call = useCall();
  const messages = useQuery({
    queryKey: ['messages', queue],
    queryFn: ({ signal }) => call<QueuedMessages>(`/queues/${queue}/messages`, { signal }),
    staleTime: 0,
  });
  return (
    <Loaded of={messages}>
      {({ messages: found }) => (
        <div className="grid min-w-0 gap-1.5">
          <div className="flex items-center justify-between">
            <span className="text-xs text-mute">
              {found.length === 0 ? 'Nothing waits here.' : `The first ${formatCount(found.length, 'message')}`}
            </span>
            <Button
              size="small"
              look="quiet"
              aria-label={`Look into ${queue} again`}
              disabled={messages.isFetching}
              onClick={() => void messages.refetch()}
            >
              <RefreshCw size={13} aria-hidden="true" />
            </Button>
          </div>
          {found.map((message, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a message may lie in a queue twice
            <Message key={`${message.messageId ?? ''} ${i}`} message={message} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Message({ message }: { message: QueuedMessage }) {
  const { type, messageId, redelivered, reason, body, bytes, headers } = message;
  const isCut = new TextEncoder().encode(body).length < bytes;
  return (
    <details className="min-w-0 rounded-lg bg-raised px-2 py-1">
      <summary className="text-xs break-words">
        <bdi>{type}</bdi>
        {redelivered && <span className="text-mute"> · seen before</span>}
        {reason && (
          <span className="block text-bad">
            ✕ <bdi>{reason}</bdi>
          </span>
        )}
      </summary>
      <div className="grid gap-1.5 pt-1.5">
        {messageId && <p className="figures text-[11px] break-all text-mute">id {messageId}</p>}
        <pre className="figures max-h-60 overflow-auto text-[11px] break-all whitespace-pre-wrap" dir="auto">
          {readable(body)}
        </pre>
        {isCut && <p className="text-xs text-undo">◌ Shortened: it is {bytes} bytes long.</p>}
        <Headers headers={headers} />
      </div>
    </details>
  );
}

function Headers({ headers }: { headers: QueuedMessage['headers'] }) {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <dl className="figures grid gap-0.5 border-t border-line pt-1 text-[11px]">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt className="inline text-mute">{name}: </dt>
          <dd className="inline break-all whitespace-pre-wrap" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
