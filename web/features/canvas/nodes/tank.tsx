import { type QueueName, queues } from '@bulkhead/contracts/messages/topology';
import { memo } from 'react';
import { useWorld } from '../../../live/react.ts';
import { busBox, tankBox } from '../places/measures.ts';
import { isWorking } from './stalled-orders.ts';

/** This many waiting messages fill a pipe; the number in it goes on counting. */
const fullAt = 40;
/** More than passing traffic, when nobody takes them out. */
const pilingUpAt = 5;

/** Messages in a queue: those that wait, and those that a consumer has in hand. */
export function depthOf(view: { ready: number; unacked: number } | undefined): number {
  return view === undefined ? 0 : view.ready + view.unacked;
}

/** One queue as a pipe that fills from below, with its number and its name. */
export const Tank = memo(function Tank({ queue }: { queue: QueueName }) {
  // What a consumer holds without an answer is still in the queue.
  const waiting = useWorld((world) => depthOf(world.queues.byName[queue]));
  const isKnown = useWorld((world) => world.queues.known && world.queues.byName[queue] !== undefined);
  const isPaused = useWorld((world) => world.components[queues[queue].consumer].pausedConsumers[queue] !== undefined);
  // A full pipe whose service keeps up is traffic, not trouble.
  const isServed = useWorld((world) => isWorking(world, queues[queue].consumer));
  const dead = useWorld((world) => world.queues.byName[`${queue}.dead`]?.ready ?? 0);
  const box = tankBox(queue);
  // A few are seen at once, many still differ: the root keeps both apart.
  const level = Math.min(1, Math.sqrt(waiting / fullAt));
  const isPiling = waiting >= (isServed ? fullAt : pilingUpAt);
  const look = !isKnown ? 'unknown' : isPiling ? 'piling' : 'flowing';
  return (
    <div
      className="bh-tank"
      data-look={look}
      data-paused={isPaused}
      style={{ left: box.x - busBox.x, top: box.y - busBox.y, width: box.width }}
    >
      <span className="bh-pipe" style={{ height: box.height }}>
        <i style={{ transform: `scaleY(${isKnown ? level : 0})` }} />
        <b>{isKnown ? waiting : '?'}</b>
        <span className="bh-tank-name">{queue.slice(queue.indexOf('.') + 1)}</span>
      </span>
      {dead > 0 && <span className="bh-tank-dead">{dead} dead</span>}
    </div>
  );
});
