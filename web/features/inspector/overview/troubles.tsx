import type { ComponentId } from '@bulkhead/contracts';
import { useWorld } from '../../../live/react.ts';
import { formatCount } from '../../../ui/format/figures.ts';
import { formatDuration } from '../../../ui/format/time.ts';

/** What the component itself says is not as it should be. Nothing is shown while all is well. */
export function Troubles({ id }: { id: ComponentId }) {
  const view = useWorld((world) => world.components[id]);
  const lines: string[] = [];
  if (view.database.state === 'unavailable') lines.push(`It can't reach its database${because(view.database.why)}.`);
  if (view.broker.state === 'disconnected') lines.push(`It can't reach the broker${because(view.broker.why)}.`);
  if (view.broker.state === 'blocked') lines.push('The broker takes no messages from it now.');
  for (const [queue, why] of Object.entries(view.pausedConsumers))
    lines.push(`It has stopped reading ${queue}${because(why)}.`);
  if (view.outbox && view.outbox.waiting > 0) {
    const age = view.outbox.oldestMs ? `, the oldest for ${formatDuration(view.outbox.oldestMs)}` : '';
    lines.push(`${formatCount(view.outbox.waiting, 'message')} in its outbox${age}.`);
  }
  if (view.waitingOrders > 0)
    lines.push(`${formatCount(view.waitingOrders, 'order')} ${view.waitingOrders === 1 ? 'waits' : 'wait'} for it.`);
  for (const [name, lag] of Object.entries(view.projections)) {
    if (lag.behind > 0)
      lines.push(`${name} is ${formatCount(lag.behind, 'event')} behind (${formatDuration(lag.behindMs)}).`);
  }
  if (view.telemetry.missed > 0) lines.push(`${formatCount(view.telemetry.missed, 'event')} of it were not seen.`);
  if (lines.length === 0) return null;
  return (
    <ul className="grid gap-1 rounded-lg border border-undo/60 px-3 py-2">
      {lines.map((line) => (
        <li key={line}>
          <span className="text-undo">○</span> {line}
        </li>
      ))}
    </ul>
  );
}

function because(why: string | null): string {
  return why ? `: ${why}` : '';
}
