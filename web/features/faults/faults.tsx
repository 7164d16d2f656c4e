'use client';

import type { ComponentState } from '@bulkhead/contracts';
import { type ComponentId, componentIds } from '@bulkhead/contracts/components';
import { useVerb } from '../../data/use-verb.ts';
import { useLiveWorld, useUi, useUiActions } from '../../live/react.ts';
import { selectedComponent } from '../../live/ui-state.ts';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format/figures.ts';
import { Section, Trouble } from '../../ui/section.tsx';
import { isDown, stateLooks } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { Verbs } from './verbs.tsx';

/** What a person can break: not the lab itself, nor this page. */
const targets: readonly ComponentId[] = componentIds.filter((id) => id !== 'lab' && id !== 'web');

function needsHelp(state: ComponentState): boolean {
  return state === 'frozen' || isDown(state);
}

/** Faults for the chosen component, a quick list of all, and the way back. */
export function Faults() {
  const selected = useUi(selectedComponent);
  const components = useLiveWorld((world) => world.components);
  const acting = useVerb();
  const broken = targets.filter((id) => needsHelp(components[id].status.state));

  function healAll(): void {
    for (const id of broken) acting.mutate({ id, verb: components[id].status.state === 'frozen' ? 'thaw' : 'start' });
  }

  return (
    <>
      <Section title={selected ?? 'Break something'}>
        {selected && targets.includes(selected) ? (
          <Verbs id={selected} />
        ) : (
          <p className="text-mute">Choose a database, a service or the broker on the picture, or in the list below.</p>
        )}
        <Button
          look={broken.length > 0 ? 'good' : 'plain'}
          disabled={broken.length === 0}
          title={broken.length === 0 ? 'Nothing is down.' : undefined}
          onClick={healAll}
        >
          {broken.length === 0 ? 'Nothing is down' : `Start everything that is down (${broken.length})`}
        </Button>
        {acting.error && <Trouble error={acting.error} />}
      </Section>
      <details className="group">
        <summary className="text-xs text-mute hover:text-ink">All {formatCount(targets.length, 'component')}</summary>
        <ul className="mt-2 grid">
          {targets.map((id) => (
            <QuickRow key={id} id={id} />
          ))}
        </ul>
      </details>
    </>
  );
}

function QuickRow({ id }: { id: ComponentId }) {
  const state = useLiveWorld((world) => world.components[id].status.state);
  const { select } = useUiActions();
  const acting = useVerb();
  const verb = state === 'frozen' ? 'thaw' : isDown(state) ? 'start' : 'kill';
  return (
    <li className="flex items-center gap-2 border-t border-line py-1">
      <button
        type="button"
        className="flex min-h-7 min-w-0 flex-1 items-center gap-2 text-left hover:text-accent"
        onClick={() => select(id)}
      >
        <StateMark state={state} />
        <span className="truncate">{id}</span>
        <span className="ml-auto text-xs text-mute">{stateLooks[state].word}</span>
      </button>
      <Button
        size="small"
        look={verb === 'kill' ? 'bad' : 'good'}
        aria-label={`${verb} ${id}`}
        onClick={() => acting.mutate({ id, verb })}
      >
        {verb}
      </Button>
    </li>
  );
}
