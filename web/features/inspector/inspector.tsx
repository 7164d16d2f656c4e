'use client';

import { components } from '@bulkhead/contracts/components';
import { useSeconds, useUi, useWorld } from '../../live/react.ts';
import { selectedComponent } from '../../live/ui-state.ts';
import { formatAge } from '../../ui/format/time.ts';
import { Empty } from '../../ui/section.tsx';
import { stateLooks, toneText } from '../../ui/state-look.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { EdgeList } from './edge-list.tsx';
import { Figures } from './figures.tsx';
import { Logs } from './logs.tsx';
import { Queues } from './queues.tsx';
import { Tables } from './tables.tsx';
import { Troubles } from './troubles.tsx';

/** Everything about the chosen component. */
export function Inspector() {
  const id = useUi(selectedComponent);
  if (id === null) return <Empty>Nothing is chosen. Click a service, a database or the broker on the picture.</Empty>;
  return (
    <div key={id} className="grid h-full content-start gap-5 overflow-y-auto pr-1">
      <StateLine id={id} />
      <Troubles id={id} />
      <Figures id={id} />
      <EdgeList id={id} />
      {components[id].role === 'database' && <Tables id={id} />}
      {id === 'rabbitmq' && <Queues />}
      <Logs id={id} />
    </div>
  );
}

function StateLine({ id }: { id: keyof typeof components }) {
  const status = useWorld((world) => world.components[id].status);
  const nowMs = useSeconds();
  const { word, tone } = stateLooks[status.state];
  return (
    <div className="grid gap-0.5">
      <h2 className="text-[15px] font-semibold">{id}</h2>
      <p className={`flex items-center gap-1.5 font-semibold ${toneText[tone]}`}>
        <StateMark state={status.state} /> {word}
        {nowMs > 0 && status.sinceMs > 0 && (
          <span className="figures font-normal text-mute">for {formatAge(nowMs - status.sinceMs)}</span>
        )}
      </p>
      {status.detail && <p className="text-mute">{status.detail}</p>}
      <p className="figures text-xs text-mute">
        {[status.flavour, `port ${status.port ?? components[id].port}`, status.pid && `pid ${status.pid}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
