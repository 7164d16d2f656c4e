'use client';

import { type ComponentId, componentIds } from '@bulkhead/contracts/components';
import { useWorld } from '../../live/react.ts';
import { stateLooks, toneText } from '../../ui/state-look.ts';
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
      className="absolute bottom-15 left-3 z-20 grid w-[min(600px,calc(100%-24px))] gap-1.5 rounded-xl border border-line bg-panel p-3 shadow-xl max-lg:top-3 max-lg:bottom-auto"
    >
      <h2 className="font-semibold">The lab comes up</h2>
      <Progress />
      <ul className="grid grid-cols-3 gap-x-4 text-xs max-lg:hidden">
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
    <div className="flex items-center gap-3">
      <progress
        className="h-1.5 min-w-24 flex-1 appearance-none overflow-hidden rounded-full bg-raised [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-raised [&::-webkit-progress-value]:bg-accent"
        max={parts.length}
        value={up}
        aria-label="Components that are up"
      />
      <p className="text-xs text-mute">
        {up} of {parts.length} are up. The broker takes the longest.
      </p>
    </div>
  );
}

function Part({ id }: { id: ComponentId }) {
  const status = useWorld((world) => world.components[id].status);
  const { word, tone } = stateLooks[status.state];
  return (
    <li className="flex min-w-0 items-center gap-1.5" title={status.detail}>
      <StateMark state={status.state} />
      <span className="truncate">{id}</span>
      <span className={`ml-auto whitespace-nowrap ${toneText[tone]}`}>{word}</span>
    </li>
  );
}
