import type { ComponentConnections } from '@bulkhead/contracts';
import { formatCount } from '../../../ui/format/figures.ts';
import { Section } from '../../../ui/section.tsx';

type Connection = Extract<ComponentConnections, { kind: 'broker' }>['connections'][number];

/** The broker's connections by service: each has one that publishes and one that consumes. */
export function BrokerConnections({ connections }: { connections: readonly Connection[] }) {
  const byService = Map.groupBy(connections, ({ who }) => who);
  if (connections.length === 0) return <p className="text-mute">Nobody is connected.</p>;
  return (
    <div className="grid gap-5">
      <p className="text-xs text-mute">
        {formatCount(connections.length, 'connection')}. A service has two, so that a broker which holds publishers back
        still takes their acks.
      </p>
      {[...byService].map(([who, own]) => (
        <Section key={who} title={who}>
          <ul className="grid">
            {own.map((connection) => (
              <Row key={connection.name} connection={connection} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function Row({ connection }: { connection: Connection }) {
  const { name, who, state, channels, unacked, consumers } = connection;
  const does = name.startsWith(`${who} `) ? name.slice(who.length + 1) : name;
  const isHeld = state === 'blocked' || state === 'blocking' || state === 'flow';
  return (
    <li className="grid gap-0.5 border-t border-line py-1.5">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 truncate">{does}</span>
        <span className={`figures ml-auto text-xs ${isHeld ? 'text-undo' : 'text-mute'}`}>
          {isHeld && '○ '}
          {state}
        </span>
      </div>
      <span className="figures text-[11px] text-mute">
        {formatCount(channels, 'channel')} · {unacked} in hand
      </span>
      {consumers.map(({ queue, prefetch, active }) => (
        <span key={queue} className="figures text-[11px]">
          {active ? 'reads' : '○ waits for'} {queue}
          <span className="text-mute"> · up to {prefetch} at a time</span>
        </span>
      ))}
    </li>
  );
}
