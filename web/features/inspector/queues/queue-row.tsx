'use client';

import { deadLetterQueue, type QueueName, queues } from '@bulkhead/contracts/messages/topology';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useLine, useLiveWorld, useUiActions } from '../../../live/react.ts';
import { lineKey } from '../../../live/series.ts';
import { Sparkline } from '../../../ui/sparkline.tsx';
import { Messages } from './messages.tsx';
import { Redrive } from './redrive.tsx';

/** One queue: how deep, who reads it, what lies in it, and what was given up. */
export function QueueRow({ name }: { name: QueueName }) {
  const queue = useLiveWorld((world) => world.queues.byName[name]);
  const dead = useLiveWorld((world) => world.queues.byName[deadLetterQueue(name)]);
  const { select } = useUiActions();
  const { consumer } = queues[name];
  const deadCount = dead === undefined ? 0 : dead.ready + dead.unacked;
  return (
    <li className="grid gap-1.5 border-t border-line py-2">
      <div className="grid grid-cols-[minmax(0,1fr)_84px] items-end gap-2">
        <div className="min-w-0">
          <h3 className="truncate font-semibold">{name}</h3>
          <button
            type="button"
            className="text-xs text-mute hover:text-accent hover:underline"
            onClick={() => select(consumer)}
          >
            read by {consumer}
          </button>
        </div>
        <Depth name={name} />
      </div>
      <p className="figures text-xs text-mute">
        {queue === undefined ? '◌ not known' : `${queue.ready} ready · ${queue.unacked} in hand · `}
        {queue?.consumers === 0 && <b className="text-undo">○ nobody reads</b>}
        {queue !== undefined &&
          queue.consumers > 0 &&
          `${queue.consumers} ${queue.consumers === 1 ? 'reader' : 'readers'}`}
      </p>
      <Look queue={name} label={`Messages in ${name}`} />
      {deadCount > 0 && (
        <>
          <p className="font-semibold text-bad">
            ✕ {deadCount} dead {deadCount === 1 ? 'letter' : 'letters'}
          </p>
          <Look queue={deadLetterQueue(name)} label={`Dead letters of ${name}`} />
        </>
      )}
      <Redrive queue={name} count={deadCount} />
    </li>
  );
}

function Depth({ name }: { name: QueueName }) {
  const line = useLine(lineKey(name, 'depth'), 'now');
  const now = line.at(-1) ?? null;
  return (
    <Sparkline
      line={line}
      atLeast={10}
      label={`Depth of ${name}: ${now === null ? 'not known' : now}`}
      className="text-event"
    />
  );
}

function Look({ queue, label }: { queue: string; label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="grid min-w-0 gap-1.5">
      <button
        type="button"
        className="flex items-center gap-1 justify-self-start text-xs text-accent hover:underline"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={12} aria-hidden="true" className={isOpen ? 'rotate-90' : ''} />
        {label}
      </button>
      {isOpen && <Messages queue={queue} />}
    </div>
  );
}
