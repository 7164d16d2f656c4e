'use client';

import { type ComponentId, componentIds } from '@bulkhead/contracts/components';
import { useSeconds, useWorld } from '../../live/react.ts';
import { formatAge } from '../../ui/format/time.ts';
import { isComingUp, stateLooks, toneText } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { isStartingUp } from './is-starting-up.ts';

const parts = componentIds.filter((id) => id !== 'lab' && id !== 'web');

/** While the lab comes up: each component with what it is doing. It goes when there is nothing left to wait for. */
export function StartUp() {
  const isShown = useWorld((world) => isStartingUp(world));
  if (!isShown) return null;
  return (
    <section
      aria-label="Starting up"
      className="absolute top-3 left-3 z-20 grid w-60 gap-2 rounded-xl border border-line bg-panel/95 p-3 shadow-xl max-lg:right-3 max-lg:w-auto"
    >
      <h2 className="font-semibold">The lab comes up</h2>
      <Progress />
      <ul className="grid gap-0.5 max-lg:hidden">
        {parts.map((id) => (
          <Part key={id} id={id} />
        ))}
      </ul>
    </section>
  );
}

function Progress() {
  const up = useWorld((world) => parts.filter((id) => world.components[id].status.state === 'up').length);
  return (
    <div className="grid gap-1">
      <progress
        className="h-1.5 w-full accent-accent"
        max={parts.length}
        value={up}
        aria-label="Components that are up"
      />
      <p className="text-xs text-mute">
        {up} of {parts.length} are up. Databases and the broker take the longest.
      </p>
    </div>
  );
}

function Part({ id }: { id: ComponentId }) {
  const status = useWorld((world) => world.components[id].status);
  const nowMs = useSeconds();
  const { word, tone } = stateLooks[status.state];
  return (
    <li className="flex items-center gap-2">
      <StateMark state={status.state} />
      <span>{id}</span>
      <span className={`ml-auto text-xs ${toneText[tone]}`}>
        {status.detail && isComingUp(status.state) ? status.detail : word}
        {isComingUp(status.state) && nowMs > 0 && <span className="figures"> {formatAge(nowMs - status.sinceMs)}</span>}
      </span>
    </li>
  );
}
