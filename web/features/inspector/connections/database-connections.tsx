import type { ComponentConnections } from '@bulkhead/contracts';
import { Section } from '../../../ui/section.tsx';
import { FillBar } from './fill-bar.tsx';

type Answer = Extract<ComponentConnections, { kind: 'database' }>;

/** The process list of a database: who is connected, and what each does now. */
export function DatabaseConnections({ answer }: { answer: Answer }) {
  const { used, max, connections } = answer;
  const busy = connections.filter(({ statement }) => statement !== undefined).length;
  return (
    <div className="grid gap-5">
      <div className="grid gap-1">
        <FillBar label="Connections" used={used} max={max} />
        <p className="text-xs text-mute">
          {busy === 0 ? 'None is busy at this moment.' : `${busy} ${busy === 1 ? 'is' : 'are'} busy.`} The one that
          looks is left out.
        </p>
      </div>
      <Section title="Who is connected">
        <ul className="grid">
          {connections.map((connection) => (
            <Row key={connection.id} connection={connection} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Row({ connection }: { connection: Answer['connections'][number] }) {
  const { id, user, who, from, command, state, seconds, statement } = connection;
  const isIdle = statement === undefined;
  return (
    <li className="grid gap-0.5 border-t border-line py-1.5">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 truncate">{who}</span>
        <span className="figures ml-auto text-xs whitespace-nowrap text-mute">
          {isIdle ? 'idle' : '▶ busy'} {seconds} s
        </span>
      </div>
      <span className="figures text-[11px] text-mute">
        {[`#${id}`, user, from, command, state].filter(Boolean).join(' · ')}
      </span>
      {statement && (
        <code className="figures max-h-24 overflow-auto rounded bg-raised px-1.5 py-1 text-[11px] break-all">
          {statement}
        </code>
      )}
    </li>
  );
}
