import { type ComponentId, components } from '@bulkhead/contracts/components';
import type { ReactNode } from 'react';
import { useShownMs, useWorld } from '../../../live/react.ts';
import { formatAge } from '../../../ui/format/time.ts';
import { stateLooks, toneText } from '../../../ui/state-look.ts';
import { StateMark } from '../../../ui/state-mark.tsx';

/** What it is, how it is, and since when. */
export function StateLine({ id, side }: { id: ComponentId; side: ReactNode }) {
  const status = useWorld((world) => world.components[id].status);
  const nowMs = useShownMs();
  const { word, tone } = stateLooks[status.state];
  return (
    <div className="grid gap-0.5">
      <div className="flex items-start justify-between gap-2">
        <h2 className="text-[15px] font-semibold">{id}</h2>
        {side}
      </div>
      <p className={`flex items-center gap-1.5 font-semibold ${toneText[tone]}`}>
        <StateMark state={status.state} /> {word}
        {nowMs > 0 && status.sinceMs > 0 && (
          <span className="figures font-normal text-mute">for {formatAge(nowMs - status.sinceMs)}</span>
        )}
      </p>
      {status.detail && <p className="break-words text-mute">{status.detail}</p>}
      <p className="figures text-[11px] text-mute">
        {[status.flavour, `port ${status.port ?? components[id].port}`, status.pid && `pid ${status.pid}`]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
