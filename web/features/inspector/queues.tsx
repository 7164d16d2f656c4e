'use client';

import type { QueuedMessages } from '@bulkhead/contracts';
import { deadLetterQueue, type QueueName, queueNames } from '@bulkhead/contracts/messages/topology';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCall } from '../../data/use-call.ts';
import { useWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';

/** Every queue with what lies in it and in its dead letters. */
export function Queues() {
  const isKnown = useWorld((world) => world.queues.known);
  return (
    <Section
      title="Queues"
      side={!isKnown && <span className="text-xs text-undo">◌ last known, the broker can't be asked</span>}
    >
      <ul className="grid">
        {queueNames.map((name) => (
          <QueueRow key={name} name={name} />
        ))}
      </ul>
    </Section>
  );
}

function QueueRow({ name }: { name: QueueName }) {
  const queue = useWorld((world) => world.queues.byName[name]);
  const dead = useWorld((world) => world.queues.byName[deadLetterQueue(name)]?.ready ?? 0);
  const [open, setOpen] = useState<string | null>(null);
  const call = useCall();
  const redrive = useMutation({
    mutationFn: () => call<{ moved: number }>(`/queues/${name}/redrive`, { method: 'POST' }),
  });
  const toggle = (which: string) => setOpen(open === which ? null : which);
  return (
    <li className="grid gap-1.5 border-t border-line py-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <button
          type="button"
          className="text-left hover:underline"
          aria-expanded={open === name}
          onClick={() => toggle(name)}
        >
          {name}
        </button>
        <span className="figures ml-auto text-xs text-mute">
          {queue ? `${queue.ready} ready · ${queue.unacked} taken · ${queue.consumers} readers` : 'unknown'}
        </span>
      </div>
      {dead > 0 && (
        <div className="flex items-center gap-2">
          <button
            type="button"
            className="text-left font-semibold text-bad hover:underline"
            onClick={() => toggle(deadLetterQueue(name))}
          >
            ✕ {dead} dead
          </button>
          <Button size="small" className="ml-auto" disabled={redrive.isPending} onClick={() => redrive.mutate()}>
            Send them again
          </Button>
        </div>
      )}
      {redrive.error && <Trouble error={redrive.error} />}
      {open && <Messages queue={open} />}
    </li>
  );
}

function Messages({ queue }: { queue: string }) {
  const call = useCall();
  const messages = useQuery({
    queryKey: ['messages', queue],
    queryFn: ({ signal }) => call<QueuedMessages>(`/queues/${queue}/messages`, { signal }),
    staleTime: 0,
  });
  if (messages.error) return <Trouble error={messages.error} onRetry={() => void messages.refetch()} />;
  if (!messages.data) return <Skeleton lines={1} />;
  if (messages.data.messages.length === 0) return <p className="text-xs text-mute">Nothing lies in {queue}.</p>;
  return messages.data.messages.map((message, i) => (
    <details key={message.messageId ?? i} className="rounded-lg bg-raised px-2 py-1">
      <summary className="text-xs">
        {message.type}
        {message.reason && <span className="text-bad"> · {message.reason}</span>}
      </summary>
      <pre className="figures max-h-48 overflow-auto pt-1 text-[11px] break-all whitespace-pre-wrap">
        {message.body}
      </pre>
    </details>
  ));
}
