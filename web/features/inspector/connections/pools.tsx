import type { PoolState } from '@bulkhead/contracts';
import { formatCount } from '../../../ui/format/figures.ts';
import { Section } from '../../../ui/section.tsx';
import { FillBar } from './fill-bar.tsx';

const about: Record<string, string> = {
  work: 'Each piece of work takes a connection, and gives it back when it is done.',
  locks: 'Holders of locks have their own, so that nobody waits for a second connection while holding one.',
};

/** A service's pools of database connections. */
export function Pools({ pools }: { pools: readonly PoolState[] }) {
  return (
    <div className="grid gap-5">
      {pools.map(({ name, limit, open, free, waiting }) => (
        <Section key={name} title={`Pool: ${name}`}>
          <FillBar label="In use" used={open - free} max={limit} />
          <p className="figures text-xs text-mute">
            {open} open · {free} free · {waiting > 0 ? '' : 'nothing waits'}
            {waiting > 0 && (
              <b className="text-undo">○ {formatCount(waiting, 'piece of work waits', 'pieces of work wait')}</b>
            )}
          </p>
          <p className="text-xs text-mute">{about[name] ?? ''}</p>
        </Section>
      ))}
    </div>
  );
}
