'use client';

import type { ComponentId, Verb } from '@bulkhead/contracts';
import { useVerb } from '../../data/use-verb.ts';
import { useLiveWorld } from '../../live/react.ts';
import { Button } from '../../ui/button.tsx';
import { whyNot } from '../../ui/possible.ts';
import { Trouble } from '../../ui/section.tsx';

const looks = { start: 'good', thaw: 'good', kill: 'bad', freeze: 'plain', stop: 'plain', restart: 'plain' } as const;
const words: Record<Verb, string> = {
  start: 'Start',
  thaw: 'Thaw',
  kill: 'Kill',
  freeze: 'Freeze',
  stop: 'Stop',
  restart: 'Restart',
};

/** The buttons that do something to one component. What makes no sense now is off and says why. */
export function Verbs({ id }: { id: ComponentId }) {
  const state = useLiveWorld((world) => world.components[id].status.state);
  const acting = useVerb();
  const verbs: Verb[] = [state === 'frozen' ? 'thaw' : 'start', 'kill', 'freeze', 'stop'];
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-4 gap-1.5">
        {verbs.map((verb) => {
          const reason = whyNot(verb, state);
          return (
            <Button
              key={verb}
              look={looks[verb]}
              className="px-1!"
              disabled={reason !== undefined}
              title={reason}
              onClick={() => acting.mutate({ id, verb })}
            >
              {words[verb]}
            </Button>
          );
        })}
      </div>
      {acting.error && acting.variables.id === id && <Trouble error={acting.error} />}
    </div>
  );
}
