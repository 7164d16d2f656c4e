'use client';

import { queueNames } from '@bulkhead/contracts/messages/topology';
import { useLiveWorld } from '../../../live/react.ts';
import { NowNote } from '../parts/now-note.tsx';
import { QueueRow } from './queue-row.tsx';

/** Every queue with what lies in it and in its dead letters. */
export function Queues() {
  const isKnown = useLiveWorld((world) => world.queues.known);
  return (
    <div className="grid gap-2.5">
      <NowNote />
      {!isKnown && <p className="text-undo">◌ Last known: the broker can't be asked now.</p>}
      <p className="text-xs text-mute">
        Looking at messages leaves them where they are, but the broker counts each look as a delivery: after 20 of them
        it gives a message up.
      </p>
      <ul className="grid">
        {queueNames.map((name) => (
          <QueueRow key={name} name={name} />
        ))}
      </ul>
    </div>
  );
}
